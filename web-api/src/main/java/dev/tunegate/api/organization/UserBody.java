package dev.tunegate.api.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tunegate.application.organization.MadeUser;
import dev.tunegate.domain.organization.User;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A user; with the key that was made together with them, once. */
@JsonNaming(SnakeCaseStrategy.class)
record UserBody(
        String userId,
        @Nullable String userEmail,
        @Nullable String userAlias,
        String userRole,
        @Nullable String ssoUserId,
        Set<String> models,
        @Nullable Long rpmLimit,
        @Nullable Long maxRunningJobs,
        @Nullable Long maxStoredBytes,
        Map<String, String> metadata,
        boolean blocked,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token,
        long version,
        String createdAt,
        String createdBy,
        String updatedAt,
        String updatedBy) {

    static UserBody of(MadeUser made) {
        return of(
                made.user(),
                made.key().map(it -> it.secret().reveal()).orElse(null),
                made.key().map(it -> it.key().id().value()).orElse(null));
    }

    static UserBody of(User user) {
        return of(user, null, null);
    }

    private static UserBody of(User user, @Nullable String key, @Nullable String token) {
        var profile = user.profile();
        return new UserBody(
                user.id().value(),
                user.email().orElse(null),
                profile.alias().orElse(null),
                Roles.of(user.role()),
                user.subject().orElse(null),
                profile.models().names(),
                profile.limits().requestsPerMinute().orElse(null),
                profile.limits().runningJobs().orElse(null),
                profile.limits().storedBytes().orElse(null),
                profile.metadata().pairs(),
                profile.blocked(),
                key,
                token,
                user.revision().version(),
                user.revision().createdAt().toString(),
                user.revision().createdBy(),
                user.revision().updatedAt().toString(),
                user.revision().updatedBy());
    }

    /** It may hold a key. */
    @Override
    public String toString() {
        return "user " + userId + " with key ***";
    }
}
