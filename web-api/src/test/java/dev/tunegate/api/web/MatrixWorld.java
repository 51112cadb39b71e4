package dev.tunegate.api.web;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.api.web.MatrixCall.Thing;
import dev.tunegate.api.web.Principal.Place;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.file.FileFixture;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.InMemoryFileContents;
import dev.tunegate.domain.file.InMemoryManagedFiles;
import dev.tunegate.domain.file.InMemoryUploads;
import dev.tunegate.domain.file.UploadFixture;
import dev.tunegate.domain.finetuning.InMemoryFineTuningJobs;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.inference.InMemoryServedModels;
import dev.tunegate.domain.inference.ModelFixture;
import dev.tunegate.domain.key.InMemoryVirtualKeys;
import dev.tunegate.domain.key.VirtualKey.Holder;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.InMemoryMemberships;
import dev.tunegate.domain.organization.InMemoryOrganizations;
import dev.tunegate.domain.organization.InMemoryTeams;
import dev.tunegate.domain.organization.InMemoryUsers;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.Organization;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.RandomId;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.shared.SettableClock;
import dev.tunegate.domain.webhook.InMemoryWebhooks;
import dev.tunegate.domain.webhook.WebhookFixture;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Two organizations, three teams, nine principals, and things that belong to each of them. */
final class MatrixWorld {

    private static final Revision MADE = Revision.first(Instant.EPOCH, "test");
    private static final Profile OPEN = Profile.EMPTY.granting(ModelGrants.ALL);

    private static final MemberRole MEMBER = MemberRole.MEMBER;

    private final OrganizationId acme = organization();
    private final TeamId red = team(acme);
    private final TeamId blue = team(acme);
    private final TeamId green = team(organization());
    private final UserId belonging = stranger();
    private final String colleague = person(Place.SAME_TEAM);
    private final Map<List<Object>, String> known = new HashMap<>();
    private final Map<Principal, Holder> holders = new EnumMap<>(Principal.class);
    private final Map<Principal, KeyId> keys = new EnumMap<>(Principal.class);
    private final MatrixCatalog catalog = new MatrixCatalog();
    private final Map<Principal, Client> clients = new EnumMap<>(Principal.class);

    MatrixWorld() {
        for (var principal : Principal.values()) {
            var holder = holderOf(principal);
            holders.put(principal, holder);
            clients.put(
                    principal,
                    principal == Principal.NOBODY
                            ? TestServer.nobody()
                            : client(principal, holder));
        }
    }

    private static OrganizationId organization() {
        var id = OrganizationId.fresh();
        TestServer.bean(InMemoryOrganizations.class).add(new Organization(id, OPEN, MADE));
        return id;
    }

    private static TeamId team(OrganizationId within) {
        var id = TeamId.fresh();
        TestServer.bean(InMemoryTeams.class)
                .add(new Team(id, Optional.of(within), OPEN, Set.of(), MADE));
        return id;
    }

    private Holder holderOf(Principal principal) {
        return switch (principal) {
            case PLATFORM_ADMINISTRATOR -> user(PlatformRole.ADMINISTRATOR);
            case PLATFORM_AUDITOR -> user(PlatformRole.AUDITOR);
            case ORGANIZATION_ADMINISTRATOR ->
                    member(PlatformRole.MEMBER, Group.of(acme), MemberRole.ADMINISTRATOR);
            case ORGANIZATION_MEMBER ->
                    member(PlatformRole.MEMBER, Group.of(acme), MemberRole.MEMBER);
            case TEAM_ADMINISTRATOR ->
                    member(PlatformRole.MEMBER, Group.of(red), MemberRole.ADMINISTRATOR);
            case DEVELOPER -> member(PlatformRole.MEMBER, Group.of(red), MemberRole.MEMBER);
            case VIEWER -> member(PlatformRole.VIEWER, Group.of(red), MemberRole.VIEWER);
            case SERVICE_ACCOUNT -> of(red);
            case NOBODY -> Holder.NOBODY;
        };
    }

    private static Holder user(PlatformRole role) {
        var id = UserId.fresh();
        TestServer.bean(InMemoryUsers.class)
                .add(new User(id, Optional.empty(), Optional.empty(), role, OPEN, MADE));
        return new Holder(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Holder member(PlatformRole platform, Group group, MemberRole role) {
        var holder = user(platform);
        TestServer.bean(InMemoryMemberships.class)
                .put(new Membership(group, holder.user().orElseThrow(), role));
        return holder;
    }

    private static Holder of(TeamId team) {
        return new Holder(Optional.empty(), Optional.of(team), Optional.empty(), Optional.empty());
    }

    private Client client(Principal principal, Holder holder) {
        var key = TestServer.tenant();
        keys.put(principal, key.key().id());
        hand(key.key().id(), holder);
        return TestServer.with(key);
    }

    private static void hand(KeyId key, Holder holder) {
        TestServer.bean(InMemoryVirtualKeys.class)
                .change(key, it -> it.with(holder, it.revision()));
    }

    /** Asks as that principal, with this id wherever the call has its place. */
    Answer send(MatrixCall call, Principal principal, String id) {
        return call.send(
                Objects.requireNonNull(clients.get(principal)), id, it -> named(it, principal));
    }

    /** What else a call needs, of the principal's own. */
    private String named(String text, Principal principal) {
        var named =
                text.replace("{team}", red.value())
                        .replace("{organization}", acme.value())
                        .replace("{email}", RandomId.letters(12) + "@acme.example")
                        .replace("{colleague}", colleague)
                        .replace("{member}", belonging.value());
        if (named.contains("{fresh}")) {
            boolean may = principal.mayEnter(Permission.TEAMS_WRITE);
            named = named.replace("{fresh}", may ? team(principal, Place.OWN) : red.value());
        }
        if (named.contains("{nobody}")) {
            boolean may = principal.mayEnter(Permission.MEMBERS_WRITE);
            named = named.replace("{nobody}", may ? stranger().value() : belonging.value());
        }
        return named;
    }

    private static UserId stranger() {
        return user(PlatformRole.MEMBER).user().orElseThrow();
    }

    void clear() {
        catalog.clear();
    }

    /**
     * A thing that the call may change, or one of those that stay as they are if it cannot: the
     * fewer there are, the sooner lists are read.
     */
    String id(MatrixCall call, Principal principal, Place place, boolean changes) {
        hand(Objects.requireNonNull(keys.get(Principal.SERVICE_ACCOUNT)), of(red));
        boolean moves = call.thing() == Thing.TEAM && principal == Principal.SERVICE_ACCOUNT;
        return changes || moves
                ? id(call.thing(), principal, place)
                : known.computeIfAbsent(
                        List.of(call.thing(), principal, place),
                        _ -> id(call.thing(), principal, place));
    }

    /**
     * A fresh thing, seen from where the principal stands; only its id is left where it is gone.
     */
    private String id(Thing thing, Principal principal, Place place) {
        var holder =
                switch (place) {
                    case OWN -> Objects.requireNonNull(holders.get(principal));
                    case SAME_TEAM, DELETED, GUESSED, RAW -> of(red);
                    case OTHER_TEAM -> of(blue);
                    case OTHER_ORGANIZATION -> of(green);
                };
        return switch (thing) {
            case NOTHING -> "";
            case FILE -> file(owner(holder), place);
            case JOB -> job(owner(holder), place);
            case MODEL -> model(owner(holder), place);
            case KEY -> key(holder, place);
            case WEBHOOK -> webhook(owner(holder), place);
            case TEAM -> team(principal, place);
            case ORGANIZATION -> organization(principal, place);
            case USER -> user(principal, place);
            case CANDIDATE, NEIGHBOUR, TEAM_MEMBER, ORGANIZATION_MEMBER -> person(place);
            case ACCESS_GROUP -> catalog.accessGroup(place);
            case DEPLOYMENT -> catalog.deployment(place);
            case CREDENTIAL -> catalog.credential(place);
            case UPLOAD -> upload(owner(holder), place);
            case BATCH -> BatchCalls.batch(owner(holder), place);
        };
    }

    private static Owner owner(Holder holder) {
        return holder.team()
                .map(Owner::of)
                .or(() -> holder.user().map(Owner::of))
                .orElse(Owner.ADMINISTRATOR);
    }

    private static String file(Owner owner, Place place) {
        var raw = "file-theirs" + RandomId.letters(8);
        var fixture = FileFixture.aFile().ownedBy(owner).sized(1).storedAt("openai-1", raw);
        var file = (place == Place.DELETED ? fixture.deletedAt(FileFixture.CREATED_AT) : fixture);
        var built = file.build();
        if (place == Place.GUESSED) {
            return FileId.fresh().value();
        }
        TestServer.bean(InMemoryManagedFiles.class).add(built);
        TestServer.bean(InMemoryFileContents.class).put(built.id(), new byte[] {1});
        return place == Place.RAW ? raw : built.id().value();
    }

    private static String job(Owner owner, Place place) {
        var job = JobFixture.aJob().ownedBy(owner).running().build();
        if (place.exists() || place == Place.RAW) {
            TestServer.bean(InMemoryFineTuningJobs.class).add(job);
        }
        return switch (place) {
            case RAW -> job.placement().run().orElseThrow().value();
            case GUESSED -> JobId.fresh().value();
            case OWN, SAME_TEAM, OTHER_TEAM, OTHER_ORGANIZATION, DELETED -> job.id().value();
        };
    }

    private static String upload(Owner owner, Place place) {
        var begun = TestServer.bean(SettableClock.class).instant();
        var upload = UploadFixture.anUpload().ownedBy(owner).begunAt(begun).build();
        if (place.exists()) {
            TestServer.bean(InMemoryUploads.class).add(upload);
        }
        return upload.id().value();
    }

    private static String model(Owner owner, Place place) {
        var name = "ft:gpt-4o-mini:" + RandomId.letters(12).toLowerCase(java.util.Locale.ROOT);
        var raw = "ft:their-own:" + RandomId.letters(12);
        if (place.exists() || place == Place.RAW) {
            var model = ModelFixture.aModel().named(name).ownedBy(owner).knownThereAs(raw);
            TestServer.bean(InMemoryServedModels.class).add(model.build());
        }
        return place == Place.RAW ? raw : name;
    }

    private static String webhook(Owner owner, Place place) {
        var webhook = WebhookFixture.aWebhook().ownedBy(owner).build();
        if (place.exists()) {
            TestServer.bean(InMemoryWebhooks.class).add(webhook);
        }
        return webhook.id().value();
    }

    private static String key(Holder holder, Place place) {
        if (!place.exists()) {
            return KeyId.fresh().value();
        }
        var id = TestServer.tenant().key().id();
        hand(id, holder);
        return id.value();
    }

    /** One in which the principal is what they are in their own; somebody belongs to it already. */
    private String team(Principal principal, Place place) {
        if (place == Place.GUESSED || place == Place.RAW) {
            return TeamId.fresh().value();
        }
        var team = team(place == Place.OTHER_ORGANIZATION ? organization() : acme);
        join(belonging, Group.of(team), MemberRole.MEMBER);
        if (place == Place.OWN || place == Place.SAME_TEAM) {
            enter(principal, team);
        }
        if (place == Place.DELETED) {
            TestServer.bean(InMemoryTeams.class).remove(team);
        }
        return team.value();
    }

    private void enter(Principal principal, TeamId team) {
        switch (principal) {
            case TEAM_ADMINISTRATOR -> join(principal, Group.of(team), MemberRole.ADMINISTRATOR);
            case DEVELOPER -> join(principal, Group.of(team), MemberRole.MEMBER);
            case VIEWER -> join(principal, Group.of(team), MemberRole.VIEWER);
            case SERVICE_ACCOUNT -> hand(Objects.requireNonNull(keys.get(principal)), of(team));
            case PLATFORM_ADMINISTRATOR,
                    PLATFORM_AUDITOR,
                    ORGANIZATION_ADMINISTRATOR,
                    ORGANIZATION_MEMBER,
                    NOBODY -> {
                // None of them is a member of any team.
            }
        }
    }

    private void join(Principal principal, Group group, MemberRole role) {
        join(Objects.requireNonNull(holders.get(principal)).user().orElseThrow(), group, role);
    }

    private static void join(UserId user, Group group, MemberRole role) {
        TestServer.bean(InMemoryMemberships.class).put(new Membership(group, user, role));
    }

    private String organization(Principal principal, Place place) {
        if (place == Place.GUESSED || place == Place.RAW) {
            return OrganizationId.fresh().value();
        }
        var organization = organization();
        join(belonging, Group.of(organization), MemberRole.MEMBER);
        if (place.exists() && place != Place.OTHER_ORGANIZATION) {
            if (principal == Principal.ORGANIZATION_ADMINISTRATOR) {
                join(principal, Group.of(organization), MemberRole.ADMINISTRATOR);
            }
            if (principal == Principal.ORGANIZATION_MEMBER) {
                join(principal, Group.of(organization), MemberRole.MEMBER);
            }
        }
        if (place == Place.DELETED) {
            TestServer.bean(InMemoryOrganizations.class).remove(organization);
        }
        return organization.value();
    }

    /** Their own is themselves, unless they might delete that. */
    private String user(Principal principal, Place place) {
        var self = Objects.requireNonNull(holders.get(principal)).user();
        return place == Place.OWN && principal != Principal.PLATFORM_ADMINISTRATOR
                ? self.map(UserId::value).orElseGet(() -> person(place))
                : person(place);
    }

    private String person(Place place) {
        var user =
                switch (place) {
                    case OWN, SAME_TEAM -> member(PlatformRole.MEMBER, Group.of(red), MEMBER);
                    case OTHER_TEAM -> member(PlatformRole.MEMBER, Group.of(blue), MEMBER);
                    case OTHER_ORGANIZATION -> member(PlatformRole.MEMBER, Group.of(green), MEMBER);
                    case DELETED -> user(PlatformRole.MEMBER);
                    case GUESSED, RAW -> Holder.NOBODY;
                };
        var id = user.user().orElseGet(UserId::fresh);
        if (place == Place.OWN || place == Place.SAME_TEAM) {
            join(id, Group.of(acme), MEMBER);
        }
        if (place == Place.DELETED) {
            TestServer.bean(InMemoryUsers.class).remove(id);
        }
        return id.value();
    }
}
