package dev.tunegate.persistence.secret;

import com.google.crypto.tink.subtle.AesGcmJce;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.key.Pepper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Seals secrets for the database, each under a data key of its own (AES-256-GCM by Tink), which is
 * wrapped by a key of the {@link Keyring}. A sealed secret opens only in the place for which it was
 * sealed, so that none can be moved to another row or sent to another address.
 */
public final class Seal {

    private static final String FORMER_PURPOSE = "tunegate caller credentials, 1";
    private static final byte[] NOWHERE = {};
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keyring keyring;
    private final AesGcmJce former;

    /**
     * @param pepper opens what was sealed before there was a keyring
     */
    public Seal(Keyring keyring, Pepper pepper) {
        this.keyring = keyring;
        try {
            this.former = new AesGcmJce(pepper.keyFor(FORMER_PURPOSE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    public byte[] closed(Secret secret, String place) {
        var data = new byte[KEY_BYTES];
        RANDOM.nextBytes(data);
        var key = keyring.primary();
        try {
            var plain = secret.reveal().getBytes(StandardCharsets.UTF_8);
            var content = new AesGcmJce(data).encrypt(plain, bytes(place));
            return new Envelope(key.id(), key.cipher().encrypt(data, NOWHERE), content).bytes();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be sealed", e);
        }
    }

    /**
     * @throws IllegalStateException if it was sealed under a key that is gone, or for another place
     */
    public Secret opened(byte[] sealed, String place) {
        try {
            var envelope = Envelope.in(sealed);
            var plain =
                    envelope.isPresent()
                            ? new AesGcmJce(data(envelope.get()))
                                    .decrypt(envelope.get().content(), bytes(place))
                            : former.decrypt(sealed, bytes(place));
            return new Secret(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw closedForever();
        }
    }

    private byte[] data(Envelope envelope) throws GeneralSecurityException {
        var cipher = keyring.find(envelope.key()).orElseThrow(Seal::closedForever);
        return cipher.decrypt(envelope.wrapped(), NOWHERE);
    }

    /** Says nothing of the value: what tells a tampered one from another is for nobody. */
    private static IllegalStateException closedForever() {
        return new IllegalStateException(
                "a stored secret cannot be opened: it was sealed under another key or for another"
                        + " place, or its row was tampered with");
    }

    /**
     * The same secret under the primary key. Its content stays as it is; only one that was sealed
     * in the former way is opened for it, so that its place must be known.
     *
     * @throws IllegalStateException if it cannot be opened
     */
    byte[] resealed(byte[] sealed, Optional<String> formerPlace) {
        var envelope = Envelope.in(sealed);
        if (envelope.isEmpty()) {
            var place = formerPlace.orElseThrow(Seal::closedForever);
            return closed(opened(sealed, place), place);
        }
        var key = keyring.primary();
        try {
            var wrapped = key.cipher().encrypt(data(envelope.get()), NOWHERE);
            return new Envelope(key.id(), wrapped, envelope.get().content()).bytes();
        } catch (GeneralSecurityException e) {
            throw closedForever();
        }
    }

    private static byte[] bytes(String place) {
        return place.getBytes(StandardCharsets.UTF_8);
    }
}
