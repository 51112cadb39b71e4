package dev.tunegate.api.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.application.key.IssuedKey;
import dev.tunegate.domain.key.VirtualKey;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A virtual key as management clients know it. The key itself is there once, in the answer that
 * issues it; {@code token} is its lasting id, which opens nothing.
 */
record KeyBody(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
        String token,
        @JsonProperty("token_id") String tokenId,
        @JsonProperty("key_id") String keyId,
        @JsonProperty("key_name") String keyName,
        @JsonProperty("key_alias") @Nullable String keyAlias,
        Set<String> models,
        @Nullable String expires,
        @JsonProperty("created_at") String createdAt,
        boolean blocked,
        Map<String, String> metadata) {

    static KeyBody of(IssuedKey issued) {
        return of(issued.key(), issued.secret().reveal());
    }

    static KeyBody of(VirtualKey key) {
        return of(key, null);
    }

    private static KeyBody of(VirtualKey key, @Nullable String secret) {
        return new KeyBody(
                secret,
                key.id().value(),
                key.id().value(),
                key.id().value(),
                "sk-..." + key.proof().tail(),
                key.label().alias().orElse(null),
                key.powers().models().names(),
                key.validity().expiresAt().map(Instant::toString).orElse(null),
                key.revision().createdAt().toString(),
                key.validity().blocked(),
                key.label().metadata().pairs());
    }
}
