package dev.tunegate.api.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tunegate.application.key.IssuedKey;
import dev.tunegate.domain.key.Environment;
import dev.tunegate.domain.key.VirtualKey;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A virtual key as management clients know it. The key itself is there once, in the answer that
 * issues it; {@code token} is its lasting id, which opens nothing.
 *
 * @param graceEnds until when the secret before the last rotation opens as well
 */
@JsonNaming(SnakeCaseStrategy.class)
record KeyBody(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
        String token,
        String tokenId,
        String keyId,
        String keyName,
        @Nullable String keyAlias,
        @Nullable String userId,
        @Nullable String teamId,
        @Nullable String organizationId,
        String keyType,
        boolean test,
        Set<String> models,
        @Nullable Long rpmLimit,
        @Nullable Long maxRunningJobs,
        @Nullable Long maxStoredBytes,
        @Nullable String expires,
        @Nullable String graceEnds,
        boolean blocked,
        Map<String, String> metadata,
        String createdAt,
        String createdBy,
        String updatedAt,
        String updatedBy,
        long version) {

    static KeyBody of(IssuedKey issued) {
        return of(issued.key(), issued.secret().reveal());
    }

    static KeyBody of(VirtualKey key) {
        return of(key, null);
    }

    private static KeyBody of(VirtualKey key, @Nullable String secret) {
        var id = key.id().value();
        var holder = key.holder();
        var powers = key.powers();
        var limits = powers.limits();
        var revision = key.revision();
        return new KeyBody(
                secret,
                id,
                id,
                id,
                "sk-..." + key.proof().tail(),
                key.label().alias().orElse(null),
                text(holder.user()),
                text(holder.team()),
                text(holder.organization()),
                powers.type().name().toLowerCase(Locale.ROOT),
                powers.environment() == Environment.TEST,
                powers.models().names(),
                limits.requestsPerMinute().orElse(null),
                limits.runningJobs().orElse(null),
                limits.storedBytes().orElse(null),
                text(key.validity().expiresAt()),
                text(key.proof().former().map(VirtualKey.Former::until)),
                key.validity().blocked(),
                key.label().metadata().pairs(),
                revision.createdAt().toString(),
                revision.createdBy(),
                revision.updatedAt().toString(),
                revision.updatedBy(),
                revision.version());
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    /** It prints as stars, for the secret may be in it. */
    @Override
    public String toString() {
        return "***";
    }
}
