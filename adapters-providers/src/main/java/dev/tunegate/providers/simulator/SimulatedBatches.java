package dev.tunegate.providers.simulator;

import dev.tunegate.domain.batch.BatchOrder;
import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.batch.ProviderBatch;
import dev.tunegate.domain.batch.RowWords;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderId;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers batches as it answers single requests, on a clock. A request that its chat turns down
 * goes wrong here too: one with {@code "n": 2} does.
 */
final class SimulatedBatches implements BatchProvider {

    private final Notes notes;
    private final SimulatorChat models;
    private final Clock clock;
    private final Pause pause;

    /**
     * @param models answers each request, without a pause
     */
    SimulatedBatches(Notes notes, SimulatorChat models, Clock clock, Pause pause) {
        this.notes = notes;
        this.models = models;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public ProviderId provider() {
        return Notes.SIMULATOR;
    }

    @Override
    public Set<Endpoint> endpoints(ModelDeployment at) {
        return Arrays.stream(Endpoint.values())
                .filter(it -> models.answering(it).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public RowWords words(ModelDeployment at, Endpoint endpoint, String model) {
        return new RowWords("/v1" + endpoint.path(), model);
    }

    @Override
    public ProviderBatch start(ModelDeployment at, BatchOrder order) {
        var options = paused(at);
        var note =
                notes.batch(at, order.batch().value())
                        .orElseGet(() -> notes.keep(at, begun(at, options, order)));
        if (options.refusing().start() == SimulatorOptions.Start.UNCLEAR) {
            throw new ProviderFailure.Unclear(
                    "The simulated provider did not answer in time.", null);
        }
        return now(note).said();
    }

    /** Every request is tried out once, for the counts that are told on the way. */
    private BatchNote begun(ModelDeployment at, SimulatorOptions options, BatchOrder order) {
        SimulatedTraining.refuse(options.refusing().start());
        if (notes.file(at, order.input().copy()).isEmpty()) {
            throw new ProviderFailure.Rejected(
                    400,
                    "input_file_id",
                    "invalid_file",
                    "The simulated provider has no such file.");
        }
        var failing = new BitSet();
        int rows = 0;
        try (var all = answers().of(at, order)) {
            for (var answer : (Iterable<SimulatedAnswers.Answer>) all::iterator) {
                failing.set(rows++, answer.failed());
            }
        }
        return new BatchNote(
                order.batch().value(),
                clock.millis(),
                options.duration().toMillis(),
                rows,
                BatchNote.packed(failing),
                null);
    }

    private SimulatedAnswers answers() {
        return new SimulatedAnswers(models.forManyRequests());
    }

    @Override
    public Optional<ProviderBatch> find(ModelDeployment at, BatchOrder order) {
        paused(at);
        return notes.batch(at, order.batch().value()).map(it -> now(it).said());
    }

    @Override
    public Optional<ProviderBatch> look(ModelDeployment at, ProviderJobId run) {
        paused(at);
        return SimulatedBatch.batchOf(run)
                .flatMap(it -> notes.batch(at, it))
                .map(it -> now(it).said());
    }

    @Override
    public ProviderBatch cancel(ModelDeployment at, ProviderJobId run) {
        paused(at);
        var now = clock.instant();
        return SimulatedBatch.batchOf(run)
                .flatMap(
                        batch ->
                                notes.changeBatch(
                                        at,
                                        batch,
                                        it -> now(it).status().isFinal() ? it : it.cancelled(now)))
                .map(it -> now(it).said())
                .orElseThrow(() -> missing("batch"));
    }

    /** Nothing was kept of the answers: they follow from the rows once more. */
    @Override
    public InputStream open(ModelDeployment at, BatchOrder order, String file) {
        paused(at);
        var batch =
                notes.batch(at, order.batch().value())
                        .map(this::now)
                        .orElseThrow(() -> missing("batch"));
        boolean errors = file.equals(batch.errorsFile());
        if (!errors && !file.equals(batch.answersFile())) {
            throw missing("file");
        }
        var lines =
                answers()
                        .of(at, order)
                        .limit(batch.done())
                        .filter(it -> it.failed() == errors)
                        .map(it -> it.row() + "\n");
        return new PieceStream(lines);
    }

    private SimulatedBatch now(BatchNote note) {
        return new SimulatedBatch(note, clock.instant());
    }

    private SimulatorOptions paused(ModelDeployment at) {
        var options = SimulatorOptions.of(at);
        pause.take(options.latency());
        return options;
    }

    private static ProviderFailure missing(String what) {
        return new ProviderFailure.Rejected(
                404, null, null, "The simulated provider has no such " + what + ".");
    }
}
