package dev.tunegate.application.key;

import dev.tunegate.application.access.KeyStanding;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.key.KeyHash;
import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.shared.Refusal;
import java.time.Clock;
import java.util.Optional;

/** Finds out who is calling, from the key that was presented. */
@UseCase
public final class AuthenticateKey {

    private static final int MAX_LENGTH = 512;

    private final VirtualKeys keys;
    private final KeyStanding standing;
    private final Administrator administrator;
    private final Pepper pepper;
    private final Clock clock;

    public AuthenticateKey(
            VirtualKeys keys,
            KeyStanding standing,
            Administrator administrator,
            Pepper pepper,
            Clock clock) {
        this.keys = keys;
        this.standing = standing;
        this.administrator = administrator;
        this.pepper = pepper;
        this.clock = clock;
    }

    /**
     * Garbage is refused without a look into the database.
     *
     * @throws Refusal.NotAuthenticated if the key is not known, or does not open any more
     */
    public Caller authenticate(String presented) {
        if (presented.isBlank() || presented.length() > MAX_LENGTH) {
            throw unknown();
        }
        var hash = pepper.hash(presented);
        if (administrator.isProvedBy(hash)) {
            return Caller.administrator();
        }
        return KeySecret.parse(presented)
                .flatMap(it -> holder(it, hash))
                .orElseThrow(AuthenticateKey::unknown);
    }

    private Optional<Caller> holder(KeySecret secret, KeyHash hash) {
        return keys.find(secret.id())
                .filter(it -> it.proof().accepts(hash, clock.instant()))
                .map(this::requireOpen)
                .map(standing::caller);
    }

    private VirtualKey requireOpen(VirtualKey key) {
        if (key.validity().blocked()) {
            throw new Refusal.NotAuthenticated("key_blocked", "This key is blocked.");
        }
        if (key.validity().isOver(clock.instant())) {
            throw new Refusal.NotAuthenticated("expired_api_key", "This key has expired.");
        }
        return key;
    }

    private static Refusal unknown() {
        return new Refusal.NotAuthenticated("invalid_api_key", "Incorrect API key provided.");
    }
}
