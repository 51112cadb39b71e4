package dev.tunegate.api.organization;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.domain.organization.Membership;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member of a team or an organization.
 *
 * @param allowedModels a bound to what they may use there; null if there is none of their own
 */
record MemberBody(
        @JsonProperty("user_id") String userId,
        String role,
        @JsonProperty("allowed_models") @Nullable Set<String> allowedModels) {

    static MemberBody of(Membership membership) {
        return new MemberBody(
                membership.user().value(),
                Roles.of(membership),
                membership.models().map(it -> it.names()).orElse(null));
    }
}
