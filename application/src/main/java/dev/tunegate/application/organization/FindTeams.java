package dev.tunegate.application.organization;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.Memberships;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;

/** Looks up teams: somebody on the platform any, others those they belong to or run. */
@UseCase
public final class FindTeams {

    private final Teams teams;
    private final Memberships memberships;
    private final VirtualKeys keys;
    private final Directory directory;

    public FindTeams(Teams teams, Memberships memberships, VirtualKeys keys, Directory directory) {
        this.teams = teams;
        this.memberships = memberships;
        this.keys = keys;
        this.directory = directory;
    }

    /**
     * @throws Refusal.NotFound if there is no such team, or the caller may not know of it
     */
    public Team byId(Caller caller, TeamId id) {
        return directory.team(caller, id);
    }

    public List<Membership> members(Caller caller, TeamId id) {
        return memberships.of(Group.of(directory.team(caller, id).id()));
    }

    /**
     * What the caller is in the team themselves.
     *
     * @throws Refusal.NotFound if they are no member
     */
    public Membership own(Caller caller, TeamId id) {
        var team = directory.team(caller, id);
        return caller.identity()
                .user()
                .flatMap(it -> memberships.find(Group.of(team.id()), it))
                .orElseThrow(
                        () -> new Refusal.NotFound("membership in team", id.value(), "team_id"));
    }

    /** The team's keys: all of them for whoever runs it, for others their own. */
    public List<VirtualKey> keys(Caller caller, TeamId id, int most) {
        var team = directory.team(caller, id);
        if (AccessPolicy.allows(caller, Permission.MEMBERS_WRITE, Place.of(team))
                || AccessPolicy.allows(caller, Permission.KEYS_READ, Place.PLATFORM)) {
            return keys.heldBy(id, most);
        }
        return keys.heldBy(id, most).stream().filter(it -> isOwn(caller, it)).toList();
    }

    private static boolean isOwn(Caller caller, VirtualKey key) {
        return key.holder().user().isPresent()
                && key.holder().user().equals(caller.identity().user());
    }

    public Listing<Team> list(Caller caller, Teams.Filter filter, ListQuery query) {
        return teams.list(visible(caller, filter), query);
    }

    /** Counts no further than {@code most}. */
    public long count(Caller caller, Teams.Filter filter, long most) {
        return teams.count(visible(caller, filter), most);
    }

    /** The one behind so many others of the list, newest first. */
    public Optional<TeamId> behind(Caller caller, Teams.Filter filter, long others) {
        return teams.behind(visible(caller, filter), others);
    }

    private static Teams.Filter visible(Caller caller, Teams.Filter filter) {
        return AccessPolicy.allows(caller, Permission.TEAMS_READ, Place.PLATFORM)
                ? filter
                : filter.visible(
                        Directory.teams(caller, Permission.TEAMS_READ),
                        Directory.organizations(caller, Permission.TEAMS_READ));
    }
}
