package dev.tunegate.application.organization;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.MembershipChanged;
import dev.tunegate.domain.organization.Memberships;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.organization.Users;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says who belongs to a team or an organization, and as what; that is for whoever runs it. */
@UseCase
public final class ManageMembers {

    private final Users users;
    private final Teams teams;
    private final Memberships memberships;
    private final Directory directory;
    private final ManageUsers newcomers;
    private final Transactions transactions;
    private final Announcer announcer;

    public ManageMembers(
            Users users,
            Teams teams,
            Memberships memberships,
            Directory directory,
            ManageUsers newcomers,
            Transactions transactions,
            Announcer announcer) {
        this.users = users;
        this.teams = teams;
        this.memberships = memberships;
        this.directory = directory;
        this.newcomers = newcomers;
        this.transactions = transactions;
        this.announcer = announcer;
    }

    /**
     * Takes in all of them, or none. Whoever is a member already becomes what is said now. Whom
     * nobody knows is made a user, if the caller may make users.
     *
     * @throws Refusal.NotFound if one of them does not exist for the caller
     */
    public List<Membership> add(Caller caller, Group group, List<NewMember> members) {
        return transactions.call(
                () -> {
                    directory.requireRun(caller, group);
                    return members.stream().map(it -> add(caller, group, it)).toList();
                });
    }

    private Membership add(Caller caller, Group group, NewMember member) {
        var user = known(member.name()).orElseGet(() -> newcomer(caller, member.name()));
        if (!mayTake(caller, group, user.id())) {
            throw unknown(member.name());
        }
        var membership = new Membership(group, user.id(), member.role(), member.models());
        var former = memberships.find(group, user.id());
        if (former.filter(membership::equals).isEmpty()) {
            store(caller, membership, former.isPresent());
        }
        return membership;
    }

    private void store(Caller caller, Membership membership, boolean wasMember) {
        memberships.put(membership);
        announce(
                caller,
                membership.group(),
                membership.user(),
                wasMember ? MembershipChanged.Change.UPDATED : MembershipChanged.Change.ADDED);
    }

    private Optional<User> known(MemberName name) {
        return name.id().isPresent()
                ? name.id().flatMap(users::find)
                : name.email().flatMap(users::byEmail);
    }

    private User newcomer(Caller caller, MemberName name) {
        if (!AccessPolicy.allows(caller, Permission.USERS_WRITE, Place.PLATFORM)) {
            throw unknown(name);
        }
        return newcomers.createNamed(caller, name);
    }

    private static Refusal unknown(MemberName name) {
        return new Refusal.NotFound("user", name.text(), name.param());
    }

    /**
     * Members' names and addresses are told to whoever runs the group. So people are not taken in
     * from an organization that the caller does not run, and an organization's teams take in its
     * own people.
     */
    private boolean mayTake(Caller caller, Group group, UserId user) {
        if (AccessPolicy.allows(caller, Permission.MEMBERS_WRITE, Place.PLATFORM)
                || memberships.find(group, user).isPresent()) {
            return true;
        }
        var theirs = organizationsOf(user);
        return switch (group) {
            case Group.OfOrganization(var id) -> Set.of(id).containsAll(theirs);
            case Group.OfTeam(var id) -> {
                var organization = teams.find(id).flatMap(it -> it.organization());
                yield organization.map(theirs::contains).orElse(theirs.isEmpty());
            }
        };
    }

    /** Those to which they belong themselves, and those of their teams. */
    private Set<OrganizationId> organizationsOf(UserId user) {
        var all = new HashSet<OrganizationId>();
        for (var membership : memberships.of(user)) {
            switch (membership.group()) {
                case Group.OfOrganization(var id) -> all.add(id);
                case Group.OfTeam(var id) ->
                        teams.find(id).flatMap(it -> it.organization()).ifPresent(all::add);
            }
        }
        return all;
    }

    /**
     * @throws Refusal.NotFound if they are no member
     */
    public Membership change(
            Caller caller, Group group, MemberName name, UnaryOperator<Membership> change) {
        return transactions.call(
                () -> {
                    directory.requireRun(caller, group);
                    var former = member(group, name);
                    var membership = change.apply(former);
                    if (!membership.equals(former)) {
                        store(caller, membership, true);
                    }
                    return membership;
                });
    }

    private Membership member(Group group, MemberName name) {
        return known(name)
                .flatMap(it -> memberships.find(group, it.id()))
                .orElseThrow(() -> new Refusal.NotFound("member", name.text(), name.param()));
    }

    /**
     * Lets them go: out of an organization also from its teams. What they may do ends with it.
     *
     * @throws Refusal.NotFound if they are no member
     */
    public Membership remove(Caller caller, Group group, MemberName name) {
        return transactions.call(
                () -> {
                    directory.requireRun(caller, group);
                    var membership = member(group, name);
                    remove(caller, group, membership.user());
                    if (group instanceof Group.OfOrganization(var id)) {
                        teamsOf(membership.user(), id)
                                .forEach(it -> remove(caller, Group.of(it), membership.user()));
                    }
                    return membership;
                });
    }

    private Set<TeamId> teamsOf(UserId user, OrganizationId organization) {
        return memberships.of(user).stream()
                .flatMap(
                        it ->
                                it.group() instanceof Group.OfTeam(var id)
                                        ? teams.find(id).stream()
                                        : Stream.empty())
                .filter(it -> it.organization().filter(organization::equals).isPresent())
                .map(it -> it.id())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void remove(Caller caller, Group group, UserId user) {
        if (memberships.remove(group, user)) {
            announce(caller, group, user, MembershipChanged.Change.REMOVED);
        }
    }

    /**
     * Brings the members to what a directory says; whoever stays keeps their role and their bound.
     *
     * @throws Refusal.NotFound if one of them is no user
     */
    public void settle(Caller caller, Group group, Roster wanted) {
        transactions.run(
                () -> {
                    directory.requireRun(caller, group);
                    var present =
                            memberships.of(group).stream()
                                    .map(Membership::user)
                                    .collect(Collectors.toUnmodifiableSet());
                    present.stream()
                            .filter(wanted::letsGo)
                            .forEach(it -> remove(caller, group, it));
                    wanted.joining().stream()
                            .filter(it -> !present.contains(it))
                            .forEach(it -> join(caller, group, it));
                });
    }

    private void join(Caller caller, Group group, UserId user) {
        if (users.find(user).isEmpty()) {
            throw new Refusal.NotFound("user", user.value(), "members");
        }
        store(caller, new Membership(group, user, MemberRole.MEMBER), false);
    }

    private void announce(
            Caller caller, Group group, UserId user, MembershipChanged.Change change) {
        announcer.announce(caller, new MembershipChanged(group, user, change));
    }
}
