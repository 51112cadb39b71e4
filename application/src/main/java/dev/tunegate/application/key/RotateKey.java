package dev.tunegate.application.key;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.key.KeyChanged;
import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Revision;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Gives a key another secret. Its id stays, and so does all that was made with it. */
@UseCase
public final class RotateKey {

    /** Longer than this, two secrets would not be a rotation any more. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private final ChangeOneKey change;
    private final KeyWords words;
    private final Pepper pepper;

    public RotateKey(ChangeOneKey change, KeyWords words, Pepper pepper) {
        this.change = change;
        this.words = words;
        this.pepper = pepper;
    }

    /**
     * How a key is rotated.
     *
     * @param overlap for how long the former secret opens as well; empty means not at all
     * @param version the state of the key that the caller has read; empty means whichever it is
     */
    public record Rotation(
            KeyId id, Optional<Duration> overlap, KeyChanges changes, Optional<Long> version) {}

    /**
     * Whoever rotates a key answers for it from then on: the key never does more than they may.
     *
     * @throws Refusal.InvalidInput if the former secret should open longer than 30 days
     */
    public IssuedKey rotate(Caller caller, Rotation rotation) {
        if (rotation.overlap().filter(it -> it.compareTo(LONGEST) > 0).isPresent()) {
            throw new Refusal.InvalidInput(
                    "grace_period", "invalid_value", "'grace_period' is at most 30d.");
        }
        var changes = rotation.changes();
        words.requireAlias(changes.alias().value());
        var secret = new AtomicReference<KeySecret>();
        var rotated =
                change.change(
                        caller,
                        new ChangeOneKey.Read(rotation.id(), rotation.version()),
                        KeyChanged.Change.ROTATED,
                        (key, next) -> {
                            secret.set(KeySecret.fresh(key.id(), key.powers().environment()));
                            changes.models()
                                    .value()
                                    .ifPresent(
                                            it -> words.requireGrantable(caller, it, key.holder()));
                            return rotated(
                                    caller, changes.over(key, next), secret.get(), rotation, next);
                        });
        return new IssuedKey(rotated, secret.get());
    }

    private VirtualKey rotated(
            Caller caller, VirtualKey key, KeySecret secret, Rotation rotation, Revision next) {
        var until = rotation.overlap().map(next.updatedAt()::plus);
        var proof = key.proof().replacedBy(pepper.hash(secret.reveal()), secret.tail(), until);
        return key.with(proof, next).with(key.holder().vouchedBy(KeyHolders.maker(caller)), next);
    }
}
