package dev.tunegate.application.organization;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.Memberships;
import dev.tunegate.domain.organization.Organization;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.Organizations;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.organization.Users;
import dev.tunegate.domain.shared.Refusal;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what a caller may know of: their own teams and organizations, themselves, and the members
 * of what they run. Anything else does not exist for them.
 */
@Step
public final class Directory {

    private final Organizations organizations;
    private final Teams teams;
    private final Users users;
    private final Memberships memberships;

    public Directory(
            Organizations organizations, Teams teams, Users users, Memberships memberships) {
        this.organizations = organizations;
        this.teams = teams;
        this.users = users;
        this.memberships = memberships;
    }

    Organization organization(Caller caller, OrganizationId id) {
        return organizations
                .find(id)
                .filter(it -> reads(caller, it))
                .orElseThrow(() -> unknown(id));
    }

    static boolean reads(Caller caller, Organization organization) {
        return AccessPolicy.allows(
                caller, Permission.ORGANIZATIONS_READ, Place.of(organization.id()));
    }

    static Refusal unknown(OrganizationId id) {
        return new Refusal.NotFound("organization", id.value(), "organization_id");
    }

    Team team(Caller caller, TeamId id) {
        return teams.find(id).filter(it -> reads(caller, it)).orElseThrow(() -> unknown(id));
    }

    static boolean reads(Caller caller, Team team) {
        return AccessPolicy.allows(caller, Permission.TEAMS_READ, Place.of(team));
    }

    static Refusal unknown(TeamId id) {
        return new Refusal.NotFound("team", id.value(), "team_id");
    }

    User user(Caller caller, UserId id) {
        return users.find(id).filter(it -> reads(caller, it)).orElseThrow(() -> unknown(id));
    }

    /** Themselves, and whoever is a member of what they run. */
    boolean reads(Caller caller, User user) {
        return caller.identity().user().filter(user.id()::equals).isPresent()
                || AccessPolicy.allows(caller, Permission.USERS_READ, Place.of(Owner.of(user.id())))
                || memberships.of(user.id()).stream().anyMatch(it -> runs(caller, it.group()));
    }

    static Refusal unknown(UserId id) {
        return new Refusal.NotFound("user", id.value(), "user_id");
    }

    /** Whether the caller may know who belongs to it, as far as they may know of them. */
    boolean reads(Caller caller, Group group) {
        return switch (group) {
            case Group.OfTeam(var id) -> teams.find(id).filter(it -> reads(caller, it)).isPresent();
            case Group.OfOrganization(var id) ->
                    AccessPolicy.allows(caller, Permission.ORGANIZATIONS_READ, Place.of(id));
        };
    }

    private boolean runs(Caller caller, Group group) {
        return AccessPolicy.allows(caller, Permission.MEMBERS_WRITE, place(group));
    }

    /** Where a group is, for the policy; what is gone is nowhere but on the platform. */
    private Place place(Group group) {
        return switch (group) {
            case Group.OfTeam(var id) -> teams.find(id).map(Place::of).orElse(Place.PLATFORM);
            case Group.OfOrganization(var id) -> Place.of(id);
        };
    }

    /**
     * The place of a group whose members the caller may name.
     *
     * @throws Refusal.NotFound if the caller may not know of it
     * @throws Refusal.NotAllowed if they may not say who is a member
     */
    Place requireRun(Caller caller, Group group) {
        var place =
                switch (group) {
                    case Group.OfTeam(var id) -> Place.of(team(caller, id));
                    case Group.OfOrganization(var id) -> Place.of(organization(caller, id));
                };
        AccessPolicy.require(caller, Permission.MEMBERS_WRITE, place);
        return place;
    }

    /** The people whom somebody who reads not everybody's may see in a list. */
    static Users.Circle circle(Caller caller) {
        return new Users.Circle(
                caller.identity().user().map(Set::of).orElse(Set.of()),
                teams(caller, Permission.MEMBERS_WRITE),
                organizations(caller, Permission.MEMBERS_WRITE));
    }

    /** The teams in which the caller has this permission, as a member of them. */
    static Set<TeamId> teams(Caller caller, Permission permission) {
        return caller.rights().owners().keySet().stream()
                .filter(it -> !it.isRehearsing())
                .filter(it -> AccessPolicy.allows(caller, permission, Place.of(it)))
                .flatMap(it -> it.team().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The organizations in which the caller has this permission. */
    static Set<OrganizationId> organizations(Caller caller, Permission permission) {
        return caller.rights().organizations().keySet().stream()
                .filter(it -> AccessPolicy.allows(caller, permission, Place.of(it)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
