package dev.tunegate.application.secret;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.secret.EncryptionChanged;
import dev.tunegate.domain.secret.EncryptionKeys;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Seals secrets under a new key from now on, and those that are there one after the other. */
@UseCase
public final class RotateEncryption {

    private final EncryptionKeys keys;
    private final Errands errands;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public RotateEncryption(
            EncryptionKeys keys,
            Errands errands,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.keys = keys;
        this.errands = errands;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    public EncryptionState rotate(Caller caller) {
        AccessPolicy.require(caller, Permission.ADMINISTRATION, Place.PLATFORM);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.call(
                () -> {
                    var added = keys.add(now);
                    errands.plan(Errand.RESEAL_SECRETS, ResealSecrets.ALL, now);
                    announcer.announce(
                            caller,
                            new EncryptionChanged(added.id(), EncryptionChanged.Change.ADDED));
                    return EncryptionState.of(keys);
                });
    }
}
