package dev.tunegate.application.secret;

import dev.tunegate.domain.secret.EncryptionKey;
import dev.tunegate.domain.secret.EncryptionKeys;
import java.util.List;

/**
 * Under which keys secrets are sealed.
 *
 * @param keys the newest first, which is the primary
 * @param formerValues how many secrets are still sealed as they were before there were such keys
 */
public record EncryptionState(List<EncryptionKey> keys, long formerValues) {

    public EncryptionState {
        keys = List.copyOf(keys);
    }

    static EncryptionState of(EncryptionKeys keys) {
        return new EncryptionState(keys.all(), keys.formerValues());
    }
}
