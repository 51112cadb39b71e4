package dev.tunegate.application.key;

import dev.tunegate.domain.key.KeyHash;
import java.util.List;

/**
 * How the administrator of the first hour is recognised: by the hashes of the secrets that open the
 * whole platform.
 */
public record Administrator(List<KeyHash> hashes) {

    /**
     * @throws IllegalArgumentException if there is none: a platform nobody can administer
     */
    public Administrator {
        if (hashes.isEmpty()) {
            throw new IllegalArgumentException("no administrator");
        }
        hashes = List.copyOf(hashes);
    }

    boolean isProvedBy(KeyHash presented) {
        return hashes.stream().anyMatch(presented::matches);
    }
}
