package dev.tunegate.persistence.secret;

import com.google.crypto.tink.subtle.AesGcmJce;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.key.Pepper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals credentials for the database (AES-256-GCM by Tink, under a key of the gateway's pepper). A
 * sealed credential opens only in the place for which it was sealed, so that none can be moved to
 * another row or sent to another address.
 */
public final class Seal {

    private static final String PURPOSE = "tunegate caller credentials, 1";

    private final AesGcmJce cipher;

    public Seal(Pepper pepper) {
        try {
            cipher = new AesGcmJce(pepper.keyFor(PURPOSE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    public byte[] closed(Secret credential, String place) {
        try {
            var plain = credential.reveal().getBytes(StandardCharsets.UTF_8);
            return cipher.encrypt(plain, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a credential could not be sealed", e);
        }
    }

    /**
     * @throws IllegalStateException if it was sealed under another pepper, or for another place
     */
    public Secret opened(byte[] sealed, String place) {
        try {
            var plain = cipher.decrypt(sealed, place.getBytes(StandardCharsets.UTF_8));
            return new Secret(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a caller's credential cannot be opened: the pepper has changed, or the row"
                            + " was tampered with",
                    e);
        }
    }
}
