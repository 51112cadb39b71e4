package dev.tunegate.domain.webhook;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * The key with which a receiver checks that an event comes from here: {@code whsec_} and base64, as
 * Standard Webhooks writes it. An empty or short one would let anybody sign.
 */
public final class SigningSecret {

    private static final String PREFIX = "whsec_";
    private static final int FRESH_BYTES = 32;

    /** 24 to 64 bytes; standardwebhooks.com, specification 1.0.0, seen 2026-11-21. */
    private static final int LEAST_BYTES = 24;

    private static final int MOST_BYTES = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private SigningSecret(byte[] key) {
        if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
            throw new IllegalArgumentException("a signing secret has 24 to 64 bytes");
        }
        this.key = key;
    }

    /** 32 random bytes. */
    public static SigningSecret fresh() {
        var key = new byte[FRESH_BYTES];
        RANDOM.nextBytes(key);
        return new SigningSecret(key);
    }

    /**
     * @throws IllegalArgumentException if it is not written so, is too short or too long
     */
    public static SigningSecret of(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a signing secret begins with " + PREFIX);
        }
        return new SigningSecret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    /** The key itself: to be shown once, or to be sealed. */
    public String reveal() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** The last four characters before the padding, by which people tell secrets apart. */
    public String hint() {
        var plain = Base64.getEncoder().withoutPadding().encodeToString(key);
        return PREFIX + "…" + plain.substring(plain.length() - 4);
    }

    byte[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret secret && Arrays.equals(secret.key, key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return "***";
    }
}
