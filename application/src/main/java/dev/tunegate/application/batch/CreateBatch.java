package dev.tunegate.application.batch;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.BatchChanged;
import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.batch.BatchRequest;
import dev.tunegate.domain.batch.BatchRows.RowsReport;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.Requester;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Takes a request for a batch and looks through its rows. Sending it is an errand: nobody waits for
 * a provider here.
 */
@UseCase
public final class CreateBatch {

    /** OpenAI's limits of {@code output_expires_after.seconds}: an hour to thirty days. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofDays(30);

    private final BatchInput input;
    private final BatchTargets targets;
    private final AddBatchOnce batches;
    private final Errands errands;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public CreateBatch(
            BatchInput input,
            BatchTargets targets,
            AddBatchOnce batches,
            Errands errands,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.input = input;
        this.targets = targets;
        this.batches = batches;
        this.errands = errands;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * Stores the batch; it is not lost after that. One whose rows are at fault is stored as failed,
     * with what is wrong with each. An equal request that is a retry, or bears the same idempotency
     * key, gets the same batch.
     *
     * @throws Refusal.InvalidInput naming the parameter at fault
     * @throws Refusal.NotFound if the file or the model does not exist for this caller
     * @throws Refusal.NotAllowed if the caller may not use the model
     * @throws Refusal.NotSupported if no provider of the model answers such batches
     * @throws Refusal.LimitReached if the caller may not have one more batch under way
     * @throws Refusal.Conflict if the idempotency key stands for another request
     */
    public CreatedBatch create(Caller caller, NewBatch wanted) {
        AccessPolicy.require(caller, Permission.BATCHES_WRITE, Place.of(caller.owner()));
        AccessPolicy.require(caller, Permission.INFERENCE, Place.of(caller.owner()));
        requireLifetime(wanted.outputLifetime());
        var file = input.fit(caller, wanted.inputFile());
        var report = input.report(file.id(), wanted.endpoint());
        var batch = batchOf(caller, wanted, file.id(), report);
        return transactions
                .call(() -> commit(caller, batch))
                .map(it -> new CreatedBatch(same(it, batch), true))
                .orElseGet(() -> new CreatedBatch(batch, false));
    }

    private static void requireLifetime(Optional<Duration> lifetime) {
        lifetime.filter(it -> it.compareTo(SHORTEST) < 0 || it.compareTo(LONGEST) > 0)
                .ifPresent(
                        it -> {
                            throw new Refusal.InvalidInput(
                                    "output_expires_after.seconds",
                                    it.compareTo(SHORTEST) < 0
                                            ? "integer_below_min_value"
                                            : "integer_above_max_value",
                                    "output_expires_after.seconds must be from 3600 to 2592000.");
                        });
    }

    private Batch batchOf(Caller caller, NewBatch wanted, FileId file, RowsReport report) {
        var requester = new Requester(caller.owner(), caller.identity(), wanted.identity());
        var request =
                new BatchRequest(
                        file, wanted.endpoint(), wanted.outputLifetime(), wanted.metadata());
        var route =
                report.model()
                        .map(it -> targets.choose(caller, it, wanted.choice(), wanted.endpoint()));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return route.map(
                        it ->
                                Batch.requested(
                                        BatchId.fresh(),
                                        requester,
                                        request,
                                        it,
                                        report.rows(),
                                        now))
                .orElseGet(
                        () ->
                                Batch.faulty(
                                        BatchId.fresh(), requester, request, report.faults(), now));
    }

    private Optional<Batch> commit(Caller caller, Batch batch) {
        var repeated = batches.add(caller, batch);
        if (repeated.isEmpty()) {
            input.hold(batch.request().input());
            announcer.announce(caller, BatchChanged.created(batch));
            if (batch.status().isFinal()) {
                announcer.announce(caller, BatchChanged.moved(batch));
            } else {
                errands.plan(Errand.PURSUE_BATCH, batch.id().value(), clock.instant());
            }
        }
        return repeated;
    }

    private static Batch same(Batch former, Batch wanted) {
        var print = former.requester().identity().fingerprint();
        if (!print.equals(wanted.requester().identity().fingerprint())) {
            throw new Refusal.Conflict(
                    "idempotency_key_reused",
                    "This Idempotency-Key was used for another request; use a new one.");
        }
        return former;
    }
}
