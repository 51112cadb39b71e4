package dev.tunegate.persistence.secret;

import com.google.crypto.tink.subtle.AesSiv;
import dev.tunegate.domain.key.Pepper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Seals the identifiers that providers gave (AES-SIV by Tink, under keys of the pepper): the same
 * one always becomes the same text, so that it can be looked up and kept unique, but nobody reads
 * it in the database. Rows of former releases hold them as they are, and are read as they are.
 */
public final class SealedIds {

    private static final String MARK = "tgid1.";
    private static final byte[] PLACE = "provider identifier".getBytes(StandardCharsets.UTF_8);

    private final AesSiv cipher;

    public SealedIds(Pepper pepper) {
        var key =
                ByteBuffer.allocate(64)
                        .put(pepper.keyFor("provider identifiers, 1, first half"))
                        .put(pepper.keyFor("provider identifiers, 1, second half"))
                        .array();
        try {
            this.cipher = new AesSiv(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }

    public String closed(String id) {
        try {
            var sealed =
                    cipher.encryptDeterministically(id.getBytes(StandardCharsets.UTF_8), PLACE);
            return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an identifier could not be sealed", e);
        }
    }

    /** How the identifier may stand in a row: sealed, or as a former release has left it. */
    public String[] forms(String id) {
        return new String[] {closed(id), id};
    }

    public Optional<String> opened(@Nullable String stored) {
        return Optional.ofNullable(stored).map(this::open);
    }

    /**
     * @throws IllegalStateException if it was sealed under another pepper
     */
    public String open(String stored) {
        if (!stored.startsWith(MARK)) {
            return stored;
        }
        try {
            var sealed = Base64.getUrlDecoder().decode(stored.substring(MARK.length()));
            var plain = cipher.decryptDeterministically(sealed, PLACE);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "a provider's identifier cannot be read: the pepper has changed, or the row was"
                            + " tampered with");
        }
    }
}
