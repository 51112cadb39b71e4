package dev.tunegate.api.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.Team;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A team; its members are told where one team is shown, not in lists. */
@JsonNaming(SnakeCaseStrategy.class)
record TeamBody(
        String teamId,
        @Nullable String teamAlias,
        @Nullable String organizationId,
        Set<String> models,
        @Nullable Long rpmLimit,
        @Nullable Long maxRunningJobs,
        @Nullable Long maxStoredBytes,
        Map<String, String> metadata,
        boolean blocked,
        List<String> teamMemberPermissions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<MemberBody> membersWithRoles,
        long version,
        String createdAt,
        String createdBy,
        String updatedAt,
        String updatedBy) {

    static TeamBody of(Team team) {
        return of(team, null);
    }

    static TeamBody with(Team team, List<Membership> members) {
        return of(team, members.stream().map(MemberBody::of).toList());
    }

    private static TeamBody of(Team team, @Nullable List<MemberBody> members) {
        var profile = team.profile();
        return new TeamBody(
                team.id().value(),
                profile.alias().orElse(null),
                team.organization().map(Object::toString).orElse(null),
                profile.models().names(),
                profile.limits().requestsPerMinute().orElse(null),
                profile.limits().runningJobs().orElse(null),
                profile.limits().storedBytes().orElse(null),
                profile.metadata().pairs(),
                profile.blocked(),
                PermissionWords.of(team.memberPermissions()),
                members,
                team.revision().version(),
                team.revision().createdAt().toString(),
                team.revision().createdBy(),
                team.revision().updatedAt().toString(),
                team.revision().updatedBy());
    }
}
