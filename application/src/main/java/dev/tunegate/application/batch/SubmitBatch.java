package dev.tunegate.application.batch;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.BatchChanged;
import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.batch.BatchOrder;
import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.batch.BatchStatus;
import dev.tunegate.domain.batch.Batches;
import dev.tunegate.domain.batch.ProviderBatch;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.Placement.Attempting;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Sends one attempt over the wire and writes down how it ended. The attempt must have been
 * committed before; the network call runs outside of any transaction.
 */
@Step
public final class SubmitBatch {

    private final Batches batches;
    private final ByProvider<BatchProvider> providers;
    private final Errands errands;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public SubmitBatch(
            Batches batches,
            ByProvider<BatchProvider> providers,
            Errands errands,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.batches = batches;
        this.providers = providers;
        this.errands = errands;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * One request to the provider, no more. A failure is thrown on; before that it is written down,
     * save a refusal: what that means is for the caller of this to say.
     *
     * @param batch as it was committed with this attempt
     */
    void send(Batch batch, ModelDeployment at, BatchOrder order) {
        try {
            requireInTime(batch);
            taken(batch.id(), providers.of(at.provider()).start(at, order).id());
        } catch (ProviderFailure.Unclear e) {
            change(batch, it -> it.unclear(clock.instant()));
            throw e;
        } catch (ProviderFailure.Unavailable e) {
            change(batch, Batch::notTaken);
            throw e;
        }
    }

    /**
     * Whoever slept so long that others look for this attempt's batch must not send it any more.
     */
    private void requireInTime(Batch batch) {
        if (attemptOf(batch).filter(it -> !clock.instant().isBefore(it.askAfter())).isPresent()) {
            throw new ProviderFailure.Unavailable("The attempt began too late.", null, null);
        }
    }

    private static Optional<Attempting> attemptOf(Batch batch) {
        return batch.route()
                .map(it -> it.placement())
                .filter(Attempting.class::isInstance)
                .map(Attempting.class::cast);
    }

    /**
     * The provider's batch that is ours; one that belongs to another batch already is not.
     *
     * @throws ProviderFailure if the provider could not be asked
     */
    Optional<ProviderBatch> find(ModelDeployment at, BatchOrder order) {
        return providers
                .of(at.provider())
                .find(at, order)
                .filter(
                        found ->
                                batches.findByRun(at.id(), found.id())
                                        .filter(it -> !it.id().equals(order.batch()))
                                        .isEmpty());
    }

    /** The provider has it: from now on it is followed, and ended if that was wished meanwhile. */
    void taken(BatchId id, ProviderJobId run) {
        transactions.run(
                () -> {
                    batches.change(id, it -> it.submitted(run));
                    errands.plan(Errand.FOLLOW_BATCH, id.value(), clock.instant());
                });
    }

    /** The provider has turned this attempt away, and for good: nothing is out there. */
    void notTaken(Batch batch) {
        change(batch, Batch::notTaken);
    }

    /**
     * No provider will have it: it ends here, unless it has ended already. One that was to be
     * cancelled is.
     *
     * @param how what becomes of any other
     */
    void end(BatchId id, UnaryOperator<Batch> how) {
        transactions.run(
                () ->
                        batches.change(id, UnaryOperator.identity())
                                .filter(it -> !it.status().isFinal())
                                .ifPresent(it -> endNow(it, how)));
    }

    private void endNow(Batch batch, UnaryOperator<Batch> how) {
        boolean wished = batch.status() == BatchStatus.CANCELLING;
        UnaryOperator<Batch> end = wished ? it -> it.cancelled(clock.instant()) : how;
        var ended = batches.change(batch.id(), end).orElseThrow();
        announcer.announce(Caller.gateway(), BatchChanged.moved(ended));
    }

    /**
     * Only the attempt that is under way may say how it ended; one that comes late is not heard.
     */
    private void change(Batch batch, UnaryOperator<Batch> change) {
        UnaryOperator<Batch> heard = it -> isSameAttempt(it, batch) ? change.apply(it) : it;
        transactions.run(() -> batches.change(batch.id(), heard));
    }

    private static boolean isSameAttempt(Batch one, Batch other) {
        return attemptOf(one)
                .flatMap(mine -> attemptOf(other).filter(it -> it.number() == mine.number()))
                .isPresent();
    }
}
