package dev.tunegate.domain.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A keyed hash of a secret, in lower-case hex; it opens nothing by itself. */
public record KeyHash(String hex) {

    public KeyHash {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a key hash");
        }
    }

    /** Compares in constant time. */
    public boolean matches(KeyHash other) {
        return MessageDigest.isEqual(bytes(hex), bytes(other.hex));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "***";
    }
}
