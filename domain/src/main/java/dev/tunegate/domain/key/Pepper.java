package dev.tunegate.domain.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The gateway's own secret that keys every hash of a virtual key: whoever can write the database
 * but does not know the pepper cannot mint keys. At least 32 bytes, kept outside the database.
 */
public final class Pepper {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

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

    /**
     * A key of 32 bytes for a purpose of its own; one purpose's key tells nothing of another's
     * (HKDF with SHA-256, RFC 5869).
     */
    public byte[] keyFor(String purpose) {
        try {
            var recipe =
                    HKDFParameterSpec.ofExtract()
                            .addIKM(key)
                            .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveData(recipe);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HKDF-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
