package dev.tunegate.api.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.Organization;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An organization; its members are told where one is shown, not in lists. */
@JsonNaming(SnakeCaseStrategy.class)
record OrganizationBody(
        String organizationId,
        @Nullable String organizationAlias,
        Set<String> models,
        @Nullable Long rpmLimit,
        @Nullable Long maxRunningJobs,
        @Nullable Long maxStoredBytes,
        Map<String, String> metadata,
        boolean blocked,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<MemberBody> members,
        long version,
        String createdAt,
        String createdBy,
        String updatedAt,
        String updatedBy) {

    static OrganizationBody of(Organization organization) {
        return of(organization, null);
    }

    static OrganizationBody with(Organization organization, List<Membership> members) {
        return of(organization, members.stream().map(MemberBody::of).toList());
    }

    private static OrganizationBody of(
            Organization organization, @Nullable List<MemberBody> members) {
        var profile = organization.profile();
        return new OrganizationBody(
                organization.id().value(),
                profile.alias().orElse(null),
                profile.models().names(),
                profile.limits().requestsPerMinute().orElse(null),
                profile.limits().runningJobs().orElse(null),
                profile.limits().storedBytes().orElse(null),
                profile.metadata().pairs(),
                profile.blocked(),
                members,
                organization.revision().version(),
                organization.revision().createdAt().toString(),
                organization.revision().createdBy(),
                organization.revision().updatedAt().toString(),
                organization.revision().updatedBy());
    }
}
