package dev.tunegate.application.key;

import dev.tunegate.application.access.UserStanding;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.Organizations;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.organization.Users;
import dev.tunegate.domain.shared.Refusal;
import java.util.Optional;

/**
 * Finds out whose a new key shall be, and whether such people and teams exist and belong together.
 */
@Step
public final class KeyHolders {

    private final Users users;
    private final Teams teams;
    private final Organizations organizations;
    private final UserStanding standing;

    public KeyHolders(
            Users users, Teams teams, Organizations organizations, UserStanding standing) {
        this.users = users;
        this.teams = teams;
        this.organizations = organizations;
        this.standing = standing;
    }

    /**
     * A key of a team belongs to that team's organization, whichever that is at the time; so only a
     * key without a team remembers one.
     *
     * @throws Refusal.NotFound if one of them does not exist, or not for this caller
     * @throws Refusal.InvalidInput if the user is no member of the team, or the team belongs to
     *     another organization
     */
    public VirtualKey.Holder holder(Caller caller, NewKey.For wanted) {
        var team = wanted.team().map(it -> team(caller, it));
        wanted.user().ifPresent(it -> requireUser(caller, it, team));
        wanted.organization()
                .filter(it -> organizations.find(it).isEmpty())
                .ifPresent(it -> notFound("organization", it.value(), "organization_id"));
        if (team.isPresent() && wanted.organization().isPresent()) {
            requireSame(team.get(), wanted);
        }
        return new VirtualKey.Holder(
                wanted.user(),
                wanted.team(),
                team.isPresent() ? Optional.empty() : wanted.organization(),
                maker(caller));
    }

    /**
     * Who answers for what a key does, that this caller issues or rotates; empty for the local
     * administrator alone.
     */
    static Optional<UserId> maker(Caller caller) {
        var user = caller.identity().user();
        if (user.isEmpty()) {
            AccessPolicy.require(caller, Permission.ADMINISTRATION, Place.PLATFORM);
        }
        return user;
    }

    private Team team(Caller caller, TeamId id) {
        return teams.find(id)
                .filter(it -> AccessPolicy.allows(caller, Permission.TEAMS_READ, Place.of(it)))
                .orElseThrow(() -> new Refusal.NotFound("team", id.value(), "team_id"));
    }

    private void requireUser(Caller caller, UserId id, Optional<Team> team) {
        boolean exists = users.find(id).isPresent();
        if (!exists || (team.isEmpty() && !mayKnow(caller, id))) {
            notFound("user", id.value(), "user_id");
        }
        if (team.filter(it -> !standing.belongs(id, it)).isPresent()) {
            throw new Refusal.InvalidInput(
                    "user_id",
                    "not_a_member",
                    "The user '" + id + "' is not a member of the team '" + team.get().id() + "'.");
        }
    }

    private static boolean mayKnow(Caller caller, UserId id) {
        return caller.identity().user().filter(id::equals).isPresent()
                || AccessPolicy.allows(caller, Permission.USERS_READ, Place.PLATFORM);
    }

    private static void requireSame(Team team, NewKey.For wanted) {
        if (!team.organization().equals(wanted.organization())) {
            throw new Refusal.InvalidInput(
                    "organization_id",
                    "invalid_value",
                    "The team '" + team.id() + "' does not belong to that organization.");
        }
    }

    private static void notFound(String kind, String id, String param) {
        throw new Refusal.NotFound(kind, id, param);
    }
}
