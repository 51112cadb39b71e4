package dev.tunegate.application.access;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.Memberships;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.organization.UserId;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes somebody a member of exactly those teams that a sign-in server's groups speak of. */
@Step
public final class GroupMemberships {

    private static final Logger LOG = LoggerFactory.getLogger(GroupMemberships.class);

    private final Teams teams;
    private final Memberships memberships;

    public GroupMemberships(Teams teams, Memberships memberships) {
        this.teams = teams;
        this.memberships = memberships;
    }

    /**
     * @param wanted what they are in each team; empty where they are no member. Teams that are not
     *     named are left alone
     * @return whether anything changed
     */
    boolean settle(UserId user, Map<TeamId, Optional<MemberRole>> wanted) {
        boolean changed = false;
        for (var each : wanted.entrySet()) {
            changed |= settle(user, each.getKey(), each.getValue());
        }
        return changed;
    }

    private boolean settle(UserId user, TeamId team, Optional<MemberRole> wanted) {
        var group = Group.of(team);
        var former = memberships.find(group, user);
        if (wanted.equals(former.map(Membership::role))) {
            return false;
        }
        if (wanted.isEmpty()) {
            return memberships.remove(group, user);
        }
        if (teams.find(team).isEmpty()) {
            LOG.warn("the configuration maps a group to the team '{}', which is not there", team);
            return false;
        }
        memberships.put(
                new Membership(group, user, wanted.get(), former.flatMap(Membership::models)));
        return true;
    }
}
