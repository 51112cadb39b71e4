package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.Script;
import dev.tunegate.domain.shared.InMemoryTable;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A training service in memory, which misbehaves as the test has scripted it. Runs stay in the
 * state that the test gives them. It does not know idempotency tokens: two starts are two runs.
 */
public final class ScriptedProvider implements FineTuningProvider {

    private final ProviderId provider;
    private final Clock clock;
    private final Script onStart = new Script();
    private final Script onFind = new Script();
    private final Script onLook = new Script();
    private final Script onCancel = new Script();
    private final Script onMarked = new Script();
    private final Script onResults = new Script();
    private final Script onPause = new Script();
    private final AtomicInteger number = new AtomicInteger();
    private final InMemoryTable<ProviderJobId, Run> runs = new InMemoryTable<>();
    private boolean withEvents = true;
    private boolean withCheckpoints = true;
    private boolean withResults = true;
    private boolean withPausing = true;
    private Optional<Hosting> hosting = Optional.empty();
    private TrainingTerms terms;

    /** With every facet but hosting; takes whatever it is asked for, save W&B. */
    public ScriptedProvider(ProviderId provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
        this.terms =
                TermsFixture.with(
                        TermsFixture.anything(provider),
                        TrainingTerms.INTEGRATIONS,
                        new Term.Refused("it does not report to W&B.", TermsFixture.NOWHERE));
    }

    private record Run(
            DeploymentId at,
            RunOrder order,
            Instant began,
            boolean concealed,
            ProviderJob state,
            Written written) {

        Run with(ProviderJob other) {
            return new Run(at, order, began, concealed, other, written);
        }

        Run with(Written other) {
            return new Run(at, order, began, concealed, state, other);
        }

        Run concealed(boolean yes) {
            return new Run(at, order, began, yes, state, written);
        }
    }

    private record Written(List<JobEvent> events, List<Snapshot> snapshots) {}

    @Override
    public ProviderId provider() {
        return provider;
    }

    @Override
    public TrainingTerms terms(ModelDeployment at) {
        return terms;
    }

    @Override
    public ProviderJob start(ModelDeployment at, RunOrder order) {
        return onStart.play(
                () -> {
                    var id = "scripted-run-" + number.incrementAndGet();
                    var state = RunFixture.aRun(id, JobStatus.VALIDATING_FILES);
                    var nothing = new Written(List.of(), List.of());
                    var run = new Run(at.id(), order, clock.instant(), false, state, nothing);
                    runs.add(state.id(), run);
                    return state;
                });
    }

    @Override
    public Optional<ProviderJob> find(ModelDeployment at, RunOrder order) {
        return onFind.play(
                () ->
                        of(order.job())
                                .filter(it -> it.at().equals(at.id()) && !it.concealed())
                                .findFirst()
                                .map(Run::state));
    }

    @Override
    public Optional<ProviderJob> look(ModelDeployment at, ProviderJobId run) {
        return onLook.play(() -> runs.find(run).map(Run::state));
    }

    @Override
    public ProviderJob cancel(ModelDeployment at, ProviderJobId run) {
        return onCancel.play(
                () ->
                        runs.change(run, ScriptedProvider::cancelled)
                                .map(Run::state)
                                .orElseThrow(ScriptedProvider::unknown));
    }

    private static Run cancelled(Run run) {
        return run.state().status().isFinal() ? run : moved(run, JobStatus.CANCELLED);
    }

    private static ProviderFailure unknown() {
        return new ProviderFailure.Rejected(404, null, "not_found", "There is no such run.");
    }

    @Override
    public List<MarkedRun> marked(ModelDeployment at, Instant since) {
        Predicate<Run> wanted =
                it -> it.at().equals(at.id()) && !it.began().isBefore(since) && !it.concealed();
        return onMarked.play(
                () ->
                        runs.where(wanted)
                                .map(it -> new MarkedRun(it.order().job(), it.state()))
                                .toList());
    }

    @Override
    public Optional<Events> events(ModelDeployment where) {
        Events facet = (_, run, _) -> known(run).written().events();
        return Optional.of(facet).filter(_ -> withEvents);
    }

    @Override
    public Optional<Snapshots> checkpoints(ModelDeployment where) {
        Snapshots facet = (_, run) -> known(run).written().snapshots();
        return Optional.of(facet).filter(_ -> withCheckpoints);
    }

    @Override
    public Optional<Results> results(ModelDeployment where) {
        Results facet = (_, resultFile) -> onResults.play(() -> csv(resultFile));
        return Optional.of(facet).filter(_ -> withResults);
    }

    private InputStream csv(String resultFile) {
        return runs.where(it -> it.state().outcome().resultFiles().contains(resultFile))
                .findFirst()
                .map(_ -> "step,train_loss\n1,0.5\n".getBytes(StandardCharsets.UTF_8))
                .map(ByteArrayInputStream::new)
                .orElseThrow(ScriptedProvider::unknown);
    }

    @Override
    public Optional<Pausing> pausing(ModelDeployment where) {
        return withPausing ? Optional.of(new ScriptedPausing()) : Optional.empty();
    }

    @Override
    public Optional<Hosting> hosting(ModelDeployment where) {
        return hosting;
    }

    private final class ScriptedPausing implements Pausing {

        @Override
        public ProviderJob pause(ModelDeployment at, ProviderJobId run) {
            return held(run, JobStatus.PAUSED);
        }

        @Override
        public ProviderJob resume(ModelDeployment at, ProviderJobId run) {
            return held(run, JobStatus.RUNNING);
        }

        private ProviderJob held(ProviderJobId run, JobStatus status) {
            return onPause.play(
                    () ->
                            runs.change(run, it -> moved(it, status))
                                    .map(Run::state)
                                    .orElseThrow(ScriptedProvider::unknown));
        }
    }

    public ScriptedProvider withoutPausing() {
        withPausing = false;
        return this;
    }

    /** Makes finished models callable like this. */
    public ScriptedProvider hosting(Hosting facet) {
        hosting = Optional.of(facet);
        return this;
    }

    /** Takes no other requests than these. */
    public ScriptedProvider taking(TrainingTerms other) {
        terms = other;
        return this;
    }

    /** What pausing and resuming meet. */
    public Script onPause() {
        return onPause;
    }

    public ScriptedProvider withoutEvents() {
        withEvents = false;
        return this;
    }

    public ScriptedProvider withoutCheckpoints() {
        withCheckpoints = false;
        return this;
    }

    public ScriptedProvider withoutResults() {
        withResults = false;
        return this;
    }

    public ScriptedProvider reportingToWandb() {
        return taking(
                TermsFixture.with(
                        terms,
                        TrainingTerms.INTEGRATIONS,
                        new Term.Taken("W&B", TermsFixture.NOWHERE)));
    }

    public Script onStart() {
        return onStart;
    }

    public Script onFind() {
        return onFind;
    }

    public Script onLook() {
        return onLook;
    }

    public Script onCancel() {
        return onCancel;
    }

    public Script onMarked() {
        return onMarked;
    }

    public Script onResults() {
        return onResults;
    }

    /** How many runs there are for this job; more than one was paid for twice. */
    public int runs(JobId job) {
        return (int) of(job).count();
    }

    /** How many runs there are, for whatever job. */
    public int runs() {
        return runs.size();
    }

    /** The job's run, the first if there are several. */
    public ProviderJob run(JobId job) {
        return first(job).state();
    }

    /** What was ordered with the job's first run. */
    public RunOrder order(JobId job) {
        return first(job).order();
    }

    /** Puts the job's run into this state, with what belongs to it. */
    public ProviderJob moveTo(JobId job, JobStatus status) {
        return change(job, it -> moved(it, status)).state();
    }

    private static Run moved(Run run, JobStatus status) {
        return run.with(RunFixture.aRun(run.state().id().value(), status));
    }

    /** Lets the provider say something else of the job's run. */
    public ProviderJob say(JobId job, UnaryOperator<ProviderJob> change) {
        return change(job, it -> it.with(change.apply(it.state()))).state();
    }

    /** Adds events to the run's log. */
    public void log(JobId job, JobEvent... events) {
        change(
                job,
                it ->
                        it.with(
                                new Written(
                                        plus(it.written().events(), List.of(events)), snaps(it))));
    }

    /** Adds checkpoints to the run. */
    public void leave(JobId job, Snapshot... snapshots) {
        change(
                job,
                it ->
                        it.with(
                                new Written(
                                        it.written().events(),
                                        plus(snaps(it), List.of(snapshots)))));
    }

    private static List<Snapshot> snaps(Run run) {
        return run.written().snapshots();
    }

    private static <T> List<T> plus(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Hides the run from {@code find} and {@code marked}, as one that was taken a moment ago. */
    public void conceal(JobId job) {
        change(job, it -> it.concealed(true));
    }

    public void reveal(JobId job) {
        change(job, it -> it.concealed(false));
    }

    /** The provider knows the job's runs no more. */
    public void forget(JobId job) {
        runs.removeIf(it -> it.order().job().equals(job));
    }

    private Run change(JobId job, UnaryOperator<Run> change) {
        return runs.change(first(job).state().id(), change).orElseThrow();
    }

    private Run first(JobId job) {
        return of(job).findFirst()
                .orElseThrow(() -> new IllegalStateException("no run for " + job));
    }

    private Stream<Run> of(JobId job) {
        return runs.where(it -> it.order().job().equals(job));
    }

    private Run known(ProviderJobId run) {
        return runs.find(run).orElseThrow(ScriptedProvider::unknown);
    }
}
