package dev.tunegate.application.batch;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.BatchChanged;
import dev.tunegate.domain.batch.BatchStatus;
import dev.tunegate.domain.batch.Batches;
import dev.tunegate.domain.finetuning.Placement;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Ends a batch at its owner's wish: at once where no provider can have it, else as soon as its
 * provider has ended it.
 */
@UseCase
public final class CancelBatch {

    private final Batches batches;
    private final Errands errands;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;
    private final FindBatches find;

    public CancelBatch(
            FindBatches find,
            Batches batches,
            Errands errands,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.find = find;
        this.batches = batches;
        this.errands = errands;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * @param id as the caller gave it
     * @throws Refusal.NotFound if there is no such batch, or the caller may not know of it
     * @throws Refusal.WrongState if the batch has ended already
     */
    public Batch cancel(Caller caller, String id) {
        AccessPolicy.require(caller, Permission.BATCHES_WRITE);
        var batch = find.byId(caller, id);
        AccessPolicy.require(caller, Permission.BATCHES_WRITE, Place.of(batch.owner()));
        return transactions.call(() -> cancelled(caller, batch));
    }

    private Batch cancelled(Caller caller, Batch seen) {
        var now = clock.instant();
        var before = batches.change(seen.id(), UnaryOperator.identity()).orElseThrow();
        before.requireCancellable();
        var batch = batches.change(seen.id(), it -> ending(it, now)).orElseThrow();
        if (batch.status() != before.status()) {
            announcer.announce(caller, BatchChanged.moved(batch));
        }
        if (batch.run().isPresent()) {
            errands.plan(Errand.FOLLOW_BATCH, batch.id().value(), now);
        } else if (batch.status() == BatchStatus.CANCELLED) {
            errands.plan(Errand.PURSUE_BATCH, batch.id().value(), now);
        }
        return batch;
    }

    private static Batch ending(Batch batch, Instant now) {
        boolean unsent =
                batch.route().filter(it -> it.placement() instanceof Placement.Chosen).isPresent();
        return unsent ? batch.cancelled(now) : batch.cancelling(now);
    }
}
