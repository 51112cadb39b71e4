package dev.tunegate.application.organization;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.organization.DirectoryChange;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.MemberPermission;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamChanged;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes, changes and deletes teams: an organization's administrators within it, administrators of
 * the platform everywhere.
 */
@UseCase
public final class ManageTeams {

    private final Teams teams;
    private final Directory directory;
    private final ModelBounds bounds;
    private final ManageMembers members;
    private final KeysOfTheGone keys;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public ManageTeams(
            Teams teams,
            Directory directory,
            ModelBounds bounds,
            ManageMembers members,
            KeysOfTheGone keys,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.teams = teams;
        this.directory = directory;
        this.bounds = bounds;
        this.members = members;
        this.keys = keys;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * The team with its first members: all of it, or nothing.
     *
     * @throws Refusal.Conflict if the id is taken, or was before
     */
    public Team create(Caller caller, NewTeam wanted) {
        var id = wanted.id().orElseGet(TeamId::fresh);
        var team =
                new Team(
                        id,
                        wanted.organization(),
                        wanted.profile(),
                        wanted.memberPermissions(),
                        Revision.first(now(), caller.name()));
        requirePlaceFor(caller, team);
        return transactions.call(
                () -> {
                    if (!teams.add(team)) {
                        throw new Refusal.Conflict(
                                "team_exists", "There is or was a team '" + id + "' already.");
                    }
                    announce(caller, id, DirectoryChange.CREATED);
                    members.add(caller, Group.of(id), wanted.members());
                    return team;
                });
    }

    /** That the caller may have such a team there, with such models. */
    private void requirePlaceFor(Caller caller, Team team) {
        team.organization()
                .map(it -> directory.organization(caller, it))
                .ifPresent(it -> bounds.require(team.profile().models(), it));
        AccessPolicy.require(caller, Permission.TEAMS_WRITE, around(team.organization()));
    }

    /** Where teams of this organization are made; those of none are made on the platform. */
    private static Place around(Optional<OrganizationId> organization) {
        return organization.map(Place::of).orElse(Place.PLATFORM);
    }

    /** What is as wanted already stays as it is. */
    public Team change(Caller caller, TeamId id, TeamPatch patch) {
        return transactions.call(
                () ->
                        teams.change(id, it -> changed(caller, it, patch))
                                .orElseThrow(() -> Directory.unknown(id)));
    }

    private Team changed(Caller caller, Team team, TeamPatch patch) {
        requireVisible(caller, team);
        AccessPolicy.require(caller, Permission.TEAMS_WRITE, around(team.organization()));
        patch.version().require(team.revision());
        var next = team.revision().next(now(), caller.name());
        var changed =
                team.with(patch.profile().apply(team.profile()), next)
                        .in(patch.organization().apply(team.organization()), next);
        boolean moved = !changed.organization().equals(team.organization());
        if (!moved && changed.profile().equals(team.profile())) {
            return team;
        }
        if (moved || !changed.profile().models().equals(team.profile().models())) {
            requirePlaceFor(caller, changed);
        }
        announce(caller, team.id(), DirectoryChange.from(team.profile(), changed.profile()));
        return changed;
    }

    private static void requireVisible(Caller caller, Team team) {
        if (!Directory.reads(caller, team)) {
            throw Directory.unknown(team.id());
        }
    }

    /** Says what the team's members may do with its keys; whoever runs the team may say so. */
    public Team permit(
            Caller caller, TeamId id, Set<MemberPermission> permissions, ExpectedVersion version) {
        return transactions.call(
                () ->
                        teams.change(id, it -> permitted(caller, it, permissions, version))
                                .orElseThrow(() -> Directory.unknown(id)));
    }

    private Team permitted(
            Caller caller, Team team, Set<MemberPermission> permissions, ExpectedVersion version) {
        requireVisible(caller, team);
        AccessPolicy.require(caller, Permission.MEMBERS_WRITE, Place.of(team));
        version.require(team.revision());
        if (team.memberPermissions().equals(permissions)) {
            return team;
        }
        announce(caller, team.id(), DirectoryChange.UPDATED);
        return team.permitting(permissions, team.revision().next(now(), caller.name()));
    }

    /**
     * Deletes all of them with their memberships and keys, or none. Their files and jobs stay, for
     * administrators of the platform.
     *
     * @throws Refusal.NotFound if one of them does not exist
     */
    public void delete(Caller caller, List<TeamId> ids) {
        transactions.run(() -> ids.stream().distinct().forEach(it -> delete(caller, it)));
    }

    private void delete(Caller caller, TeamId id) {
        var team = directory.team(caller, id);
        AccessPolicy.require(caller, Permission.TEAMS_WRITE, around(team.organization()));
        keys.delete(caller, id);
        if (!teams.remove(id)) {
            throw Directory.unknown(id);
        }
        announce(caller, id, DirectoryChange.DELETED);
    }

    private void announce(Caller caller, TeamId id, DirectoryChange change) {
        announcer.announce(caller, new TeamChanged(id, change));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
