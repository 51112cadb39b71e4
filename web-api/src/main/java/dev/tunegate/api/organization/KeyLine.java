package dev.tunegate.api.organization;

import dev.tunegate.domain.key.VirtualKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A key as it stands beside its team or user; {@code token} is its lasting id, no secret. */
@JsonNaming(SnakeCaseStrategy.class)
record KeyLine(
        String token,
        String keyName,
        @Nullable String keyAlias,
        @Nullable String userId,
        @Nullable String teamId,
        boolean blocked) {

    static KeyLine of(VirtualKey key) {
        return new KeyLine(
                key.id().value(),
                "sk-..." + key.proof().tail(),
                key.label().alias().orElse(null),
                key.holder().user().map(Object::toString).orElse(null),
                key.holder().team().map(Object::toString).orElse(null),
                key.validity().blocked());
    }
}
