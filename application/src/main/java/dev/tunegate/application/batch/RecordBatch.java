package dev.tunegate.application.batch;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.Batch.Outputs;
import dev.tunegate.domain.batch.BatchChanged;
import dev.tunegate.domain.batch.BatchError;
import dev.tunegate.domain.batch.BatchProgress;
import dev.tunegate.domain.batch.BatchRoute;
import dev.tunegate.domain.batch.BatchStatus;
import dev.tunegate.domain.batch.Batches;
import dev.tunegate.domain.batch.ProviderBatch;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FileChanged;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.util.function.UnaryOperator;

/**
 * Writes down what a provider says of a batch; when it has ended, together with the files that came
 * out, so that whoever sees a batch completed can read its answers at that moment.
 */
@Step
public final class RecordBatch {

    private final Batches batches;
    private final ManagedFiles files;
    private final BatchHarvest harvest;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public RecordBatch(
            Batches batches,
            ManagedFiles files,
            BatchHarvest harvest,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.batches = batches;
        this.files = files;
        this.harvest = harvest;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * The batch as it stands after the report; unchanged where the state machine forbids it.
     *
     * @throws dev.tunegate.domain.provider.ProviderFailure if what it has left cannot be fetched
     *     now
     */
    Batch record(Batch batch, BatchRoute route, ModelDeployment at, ProviderBatch said) {
        if (!said.status().isFinal()) {
            var words = harvest.words(batch, route, said);
            return transactions.call(
                    () -> moved(batch, BatchHarvest.cleaned(said.progress(), words), Outputs.NONE));
        }
        try (var yield = harvest.gather(batch, route, at, said)) {
            return transactions.call(() -> store(batch, yield));
        }
    }

    /** Its provider has lost it: it ends here, as its owner wished or as a failure. */
    Batch lost(Batch seen) {
        return transactions.call(
                () -> {
                    var ended = batches.change(seen.id(), this::lostNow).orElseThrow();
                    if (ended.status() != seen.status()) {
                        announcer.announce(Caller.gateway(), BatchChanged.moved(ended));
                    }
                    return ended;
                });
    }

    private Batch lostNow(Batch batch) {
        var why = BatchError.of("provider_lost_batch", "The provider has no such batch any more.");
        return batch.status() == BatchStatus.CANCELLING
                ? batch.cancelled(clock.instant())
                : batch.failed(why, clock.instant());
    }

    private Batch store(Batch seen, BatchYield yield) {
        var before = batches.change(seen.id(), UnaryOperator.identity()).orElseThrow();
        if (before.status().isFinal()) {
            return before;
        }
        yield.keep();
        yield.files().forEach(this::add);
        return moved(before, yield.progress(), yield.outputs());
    }

    private void add(ManagedFile file) {
        files.add(file);
        announcer.announce(
                Caller.gateway(), new FileChanged(file.id(), FileChanged.Change.CREATED));
    }

    private Batch moved(Batch seen, BatchProgress said, Outputs outputs) {
        var now = clock.instant();
        var before = batches.change(seen.id(), UnaryOperator.identity()).orElseThrow();
        var after = batches.change(seen.id(), it -> it.reported(said, outputs, now)).orElseThrow();
        if (after.status() != before.status()) {
            announcer.announce(Caller.gateway(), BatchChanged.moved(after));
        }
        return after;
    }
}
