package dev.tunegate.application.secret;

import dev.tunegate.application.shared.Again;
import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.secret.EncryptionChanged;
import dev.tunegate.domain.secret.EncryptionKeys;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings stored secrets under the primary key, and forgets keys that nothing needs any more. */
@UseCase
public final class ResealSecrets {

    /** There is but one errand of this kind at a time. */
    public static final String ALL = "all";

    /** Longer than any request or errand that may still store a secret under a former key. */
    static final Duration GRACE = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(ResealSecrets.class);

    private final EncryptionKeys keys;
    private final Errands errands;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public ResealSecrets(
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

    /** Sees to it that nothing is left over, for example after an upgrade. */
    public void plan() {
        errands.plan(Errand.RESEAL_SECRETS, ALL, clock.instant());
    }

    /** It comes back for as long as there are keys to get rid of. */
    public Again reseal() {
        long done = keys.reseal();
        if (done > 0) {
            LOG.info("{} secrets were sealed under the primary key", done);
        }
        var now = clock.instant();
        transactions.run(
                () ->
                        keys.retire(now.minus(GRACE))
                                .forEach(
                                        it ->
                                                announcer.announce(
                                                        Caller.gateway(),
                                                        new EncryptionChanged(
                                                                it,
                                                                EncryptionChanged.Change
                                                                        .RETIRED))));
        return keys.all().size() > 1 ? Again.at(now.plus(GRACE)) : Again.NEVER;
    }
}
