package dev.tunegate.application.key;

import static dev.tunegate.domain.organization.DirectoryFixture.called;

import dev.tunegate.application.access.UserStanding;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.inference.ModelFixture;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.DirectoryFixture;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.MemberPermission;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A house with people: {@code red} is a team of {@code acme} whose members may do nothing with its
 * keys, those of {@code blue} may read all and write their own, those of {@code open} may write
 * all. {@code shut} is blocked.
 */
final class PeopleHouse {

    static final List<String> USERS =
            List.of("root", "audit", "boss", "lead", "dev", "mate", "look", "out", "gone");
    static final List<String> TEAMS = List.of("red", "blue", "open", "shut");

    final KeyHouse house = new KeyHouse();

    void furnish() {
        house.organizations.add(called("acme").granting("gpt-*").organization());
        house.teams.add(called("red").in("acme").granting("gpt-4o").team());
        house.teams.add(
                called("blue")
                        .permitting(MemberPermission.READ_KEYS, MemberPermission.WRITE_OWN_KEYS)
                        .team());
        house.teams.add(called("open").permitting(MemberPermission.WRITE_KEYS).team());
        house.teams.add(called("shut").blocked().team());
        user(called("root").as(PlatformRole.ADMINISTRATOR));
        user(called("audit").as(PlatformRole.AUDITOR));
        List.of("boss", "lead", "mate", "out").forEach(it -> user(called(it)));
        user(called("dev").granting("gpt-4o"));
        user(called("look").as(PlatformRole.VIEWER));
        user(called("gone").blocked());
        house.memberships.put(
                new Membership(
                        Group.of(new OrganizationId("acme")),
                        new UserId("boss"),
                        MemberRole.ADMINISTRATOR));
        for (var team : TEAMS) {
            join(team, "lead", MemberRole.ADMINISTRATOR);
            join(team, "dev", MemberRole.MEMBER);
            join(team, "mate", MemberRole.MEMBER);
            join(team, "look", MemberRole.MEMBER);
            join(team, "gone", MemberRole.ADMINISTRATOR);
        }
        house.served.add(
                ModelFixture.aModel()
                        .named("ft:of-red")
                        .ownedBy(Owner.of(new TeamId("red")))
                        .build());
    }

    private void user(DirectoryFixture made) {
        house.users.add(made.user());
    }

    private void join(String team, String user, MemberRole role) {
        house.memberships.put(new Membership(Group.of(new TeamId(team)), new UserId(user), role));
    }

    /** The user as they are when signed in. */
    Caller signedIn(String user) {
        UserStanding people = house.people();
        return people.caller(new UserId(user)).orElseThrow();
    }

    /** Every user alone and in every team, every team alone, and nobody; with several makers. */
    List<VirtualKey.Holder> holders() {
        var holders = new ArrayList<VirtualKey.Holder>();
        for (var maker : List.of("", "root", "lead", "dev", "look", "gone", "unheard-of")) {
            for (var team : List.of("", "red", "blue", "shut", "unheard-of")) {
                for (var user : List.of("", "root", "lead", "dev", "look", "out", "gone")) {
                    holders.add(holder(user, team, maker));
                }
            }
        }
        return holders;
    }

    static VirtualKey.Holder holder(String user, String team, String maker) {
        return new VirtualKey.Holder(
                named(user).map(UserId::new),
                named(team).map(TeamId::new),
                Optional.empty(),
                named(maker).map(UserId::new));
    }

    private static Optional<String> named(String word) {
        return Optional.of(word).filter(it -> !it.isEmpty());
    }
}
