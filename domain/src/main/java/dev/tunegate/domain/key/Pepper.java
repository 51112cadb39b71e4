package dev.tunegate.domain.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The gateway's own secret that keys every hash of a virtual key: whoever can write the database
 * but does not know the pepper cannot mint keys. At least 32 bytes, kept outside the database.
 */
public final class Pepper {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public Pepper(byte[] bytes) {
        if (bytes.length < 32) {
            throw new IllegalArgumentException("a pepper has at least 32 bytes");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** HMAC-SHA-256 of the text. A random 256-bit secret needs no slow hash. */
    public KeyHash hash(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var bytes = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return new KeyHash(HexFormat.of().formatHex(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
