package dev.tunegate.api.secret;

import dev.tunegate.application.secret.EncryptionState;
import dev.tunegate.domain.secret.EncryptionKey;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Under which keys secrets are sealed.
 *
 * @param formerValues how many are still sealed as before there were such keys
 */
@JsonNaming(SnakeCaseStrategy.class)
record EncryptionBody(String object, List<KeyBody> keys, long formerValues) {

    /** A key; {@code values} is how many secrets open with it alone. */
    @JsonNaming(SnakeCaseStrategy.class)
    record KeyBody(String id, String createdAt, boolean primary, long values) {

        static KeyBody of(EncryptionKey key) {
            return new KeyBody(
                    key.id().value(), key.createdAt().toString(), key.primary(), key.values());
        }
    }

    static EncryptionBody of(EncryptionState state) {
        return new EncryptionBody(
                "encryption",
                state.keys().stream().map(KeyBody::of).toList(),
                state.formerValues());
    }
}
