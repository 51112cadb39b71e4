package dev.tunegate.domain.access;

import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.TeamId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the groups of a sign-in server mean here. Where groups are named for a role or a team, they
 * alone decide on it, at every sign-in: who has left the group has lost the right.
 *
 * @param administrators groups whose members run the platform
 * @param auditors groups whose members read everything
 * @param viewers groups whose members read only
 */
public record GroupRules(
        Set<String> administrators,
        Set<String> auditors,
        Set<String> viewers,
        List<TeamRule> teams) {

    public static final GroupRules NONE = new GroupRules(Set.of(), Set.of(), Set.of(), List.of());

    public GroupRules {
        administrators = Set.copyOf(administrators);
        auditors = Set.copyOf(auditors);
        viewers = Set.copyOf(viewers);
        teams = List.copyOf(teams);
    }

    /** That the members of a group are members of a team, and as what. */
    public record TeamRule(String group, TeamId team, MemberRole role) {}

    /** The role on the platform; empty if no rule speaks of roles. Of several the greatest. */
    public Optional<PlatformRole> role(Set<String> groups) {
        if (administrators.isEmpty() && auditors.isEmpty() && viewers.isEmpty()) {
            return Optional.empty();
        }
        if (!Collections.disjoint(administrators, groups)) {
            return Optional.of(PlatformRole.ADMINISTRATOR);
        }
        if (!Collections.disjoint(auditors, groups)) {
            return Optional.of(PlatformRole.AUDITOR);
        }
        return Optional.of(
                Collections.disjoint(viewers, groups) ? PlatformRole.MEMBER : PlatformRole.VIEWER);
    }

    /** What somebody is in each team that a rule speaks of; empty where they are no member. */
    public Map<TeamId, Optional<MemberRole>> memberships(Set<String> groups) {
        var memberships =
                new TreeMap<TeamId, Optional<MemberRole>>(Comparator.comparing(TeamId::value));
        for (var rule : teams) {
            var granted =
                    groups.contains(rule.group())
                            ? Optional.of(rule.role())
                            : Optional.<MemberRole>empty();
            memberships.merge(rule.team(), granted, GroupRules::greater);
        }
        return memberships;
    }

    private static Optional<MemberRole> greater(
            Optional<MemberRole> one, Optional<MemberRole> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().compareTo(other.get()) <= 0 ? one : other;
    }
}
