package dev.tunegate.domain.batch;

import dev.tunegate.domain.batch.ProviderBatch.Files;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.Script;
import dev.tunegate.domain.shared.InMemoryTable;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A provider's batches in memory, which misbehave as the test has scripted it. Two starts are two
 * batches; each stays in the state that the test gives it.
 */
public final class ScriptedBatches implements BatchProvider {

    /** What every answers file holds unless the test says otherwise. */
    public static final String ANSWER =
            "{\"custom_id\":\"a\",\"response\":{\"body\":{\"model\":\"theirs\"}}}\n";

    private final ProviderId provider;
    private final Clock clock;
    private final Script onStart = new Script();
    private final Script onFind = new Script();
    private final Script onLook = new Script();
    private final Script onCancel = new Script();
    private final Script onOpen = new Script();
    private final AtomicInteger number = new AtomicInteger();
    private final InMemoryTable<ProviderJobId, Run> runs = new InMemoryTable<>();
    private volatile String answers = ANSWER;
    private Set<Endpoint> endpoints = Set.of(Endpoint.CHAT_COMPLETIONS, Endpoint.EMBEDDINGS);

    public ScriptedBatches(ProviderId provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    private record Run(DeploymentId at, BatchOrder order, ProviderBatch state, boolean concealed) {}

    @Override
    public ProviderId provider() {
        return provider;
    }

    @Override
    public Set<Endpoint> endpoints(ModelDeployment at) {
        return endpoints;
    }

    @Override
    public RowWords words(ModelDeployment at, Endpoint endpoint, String model) {
        return new RowWords("/v1" + endpoint.path(), model);
    }

    @Override
    public ProviderBatch start(ModelDeployment at, BatchOrder order) {
        return onStart.play(
                () -> {
                    var id = new ProviderJobId("scripted-batch-" + number.incrementAndGet());
                    var state = said(id, BatchStatus.VALIDATING);
                    runs.add(id, new Run(at.id(), order, state, false));
                    return state;
                });
    }

    private ProviderBatch said(ProviderJobId id, BatchStatus status) {
        boolean answered = status == BatchStatus.COMPLETED || status == BatchStatus.CANCELLED;
        var times =
                status == BatchStatus.VALIDATING
                        ? BatchProgress.Timeline.UNKNOWN
                        : new BatchProgress.Timeline(
                                Map.of(status, clock.instant()), Optional.empty());
        return new ProviderBatch(
                id,
                new BatchProgress(
                        status,
                        times,
                        new BatchCounts(2, answered ? 1 : 0, answered ? 1 : 0),
                        status == BatchStatus.FAILED
                                ? List.of(BatchError.of("broken", "It broke at " + id.value()))
                                : List.of(),
                        Optional.empty()),
                answered
                        ? new Files(Optional.of("out-" + id.value()), Optional.of("err-1"))
                        : Files.NONE);
    }

    @Override
    public Optional<ProviderBatch> find(ModelDeployment at, BatchOrder order) {
        return onFind.play(
                () ->
                        of(order.batch())
                                .filter(it -> it.at().equals(at.id()) && !it.concealed())
                                .findFirst()
                                .map(Run::state));
    }

    @Override
    public Optional<ProviderBatch> look(ModelDeployment at, ProviderJobId run) {
        return onLook.play(() -> runs.find(run).map(Run::state));
    }

    @Override
    public ProviderBatch cancel(ModelDeployment at, ProviderJobId run) {
        return onCancel.play(
                () ->
                        runs.change(
                                        run,
                                        it ->
                                                it.state().status().isFinal()
                                                        ? it
                                                        : moved(it, BatchStatus.CANCELLED))
                                .map(Run::state)
                                .orElseThrow(ScriptedBatches::unknown));
    }

    private Run moved(Run run, BatchStatus status) {
        return new Run(run.at(), run.order(), said(run.state().id(), status), run.concealed());
    }

    private static ProviderFailure unknown() {
        return new ProviderFailure.Rejected(404, null, "not_found", "There is no such batch.");
    }

    @Override
    public InputStream open(ModelDeployment at, BatchOrder order, String file) {
        return onOpen.play(
                () -> new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes this into its files. */
    public void writing(String text) {
        answers = text;
    }

    /** Answers no others in batches. */
    public void answering(Endpoint... others) {
        endpoints = Set.of(others);
    }

    public Script onStart() {
        return onStart;
    }

    public Script onFind() {
        return onFind;
    }

    public Script onCancel() {
        return onCancel;
    }

    public Script onOpen() {
        return onOpen;
    }

    /** How many there are for this batch of ours; more than one was paid for twice. */
    public int runs(BatchId batch) {
        return (int) of(batch).count();
    }

    public int runs() {
        return runs.size();
    }

    /** What was ordered with the first one. */
    public BatchOrder order(BatchId batch) {
        return first(batch).order();
    }

    public void moveTo(BatchId batch, BatchStatus status) {
        runs.change(first(batch).state().id(), it -> moved(it, status));
    }

    /** Knows nothing of it any more. */
    public void lose(BatchId batch) {
        runs.remove(first(batch).state().id());
    }

    /** What has become of the first one for this batch. */
    public BatchStatus status(BatchId batch) {
        return first(batch).state().status();
    }

    /** Hides it from {@code find}, as one that was taken a moment ago, or shows it again. */
    public void conceal(BatchId batch, boolean yes) {
        runs.change(first(batch).state().id(), it -> new Run(it.at(), it.order(), it.state(), yes));
    }

    private Run first(BatchId batch) {
        return of(batch)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("none for " + batch));
    }

    private Stream<Run> of(BatchId batch) {
        return runs.where(it -> it.order().batch().equals(batch));
    }
}
