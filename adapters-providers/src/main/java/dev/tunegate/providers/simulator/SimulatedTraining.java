package dev.tunegate.providers.simulator;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderId;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Trains nothing, and reports as if it did: scripted runs on a clock. */
final class SimulatedTraining implements FineTuningProvider {

    private final Notes notes;
    private final Clock clock;
    private final Pause pause;

    SimulatedTraining(Notes notes, Clock clock, Pause pause) {
        this.notes = notes;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public ProviderId provider() {
        return Notes.SIMULATOR;
    }

    @Override
    public TrainingTerms terms(ModelDeployment at) {
        return SimulatorTerms.training();
    }

    @Override
    public ProviderJob start(ModelDeployment at, RunOrder order) {
        var options = paused(at);
        var start = options.refusing().start();
        var run =
                notes.run(at, order.job().value())
                        .orElseGet(
                                () -> {
                                    refuse(start);
                                    return begun(at, options, order);
                                });
        if (start == SimulatorOptions.Start.UNCLEAR) {
            throw new ProviderFailure.Unclear(
                    "The simulated provider did not answer in time.", null);
        }
        return now(run).asJob();
    }

    static void refuse(SimulatorOptions.Start start) {
        switch (start) {
            case OK, UNCLEAR -> {}
            case REJECTED ->
                    throw new ProviderFailure.Rejected(
                            400,
                            null,
                            "simulated_rejection",
                            "The simulated provider turns this job down.");
            case UNAVAILABLE ->
                    throw new ProviderFailure.Unavailable(
                            "The simulated provider is not available.",
                            Duration.ofSeconds(1),
                            null);
            case QUOTA ->
                    throw new ProviderFailure.Rejected(
                            429,
                            null,
                            "daily_rate_limit_exceeded",
                            "The simulated account has no fine-tuning jobs left for today.");
        }
    }

    private RunNote begun(ModelDeployment at, SimulatorOptions options, RunOrder order) {
        var training = file(at, order.files().training(), "training_file");
        order.files().validation().ifPresent(it -> file(at, it, "validation_file"));
        var run = RunPlan.of(at, options, order, training, clock.instant());
        return notes.keep(at, run, training.lessons());
    }

    private FileNote file(ModelDeployment at, ProviderFileId copy, String param) {
        return notes.file(at, copy)
                .orElseThrow(
                        () ->
                                new ProviderFailure.Rejected(
                                        400,
                                        param,
                                        "invalid_" + param,
                                        "The simulated provider has no such file."));
    }

    @Override
    public Optional<ProviderJob> find(ModelDeployment at, RunOrder order) {
        paused(at);
        return notes.run(at, order.job().value()).map(it -> now(it).asJob());
    }

    @Override
    public Optional<ProviderJob> look(ModelDeployment at, ProviderJobId run) {
        paused(at);
        return note(at, run).map(it -> now(it).asJob());
    }

    @Override
    public ProviderJob cancel(ModelDeployment at, ProviderJobId run) {
        paused(at);
        var now = clock.instant();
        return RunNames.jobOf(run)
                .flatMap(job -> notes.change(at, job, it -> cancelled(it, now)))
                .map(it -> now(it).asJob())
                .orElseThrow(() -> missing("run"));
    }

    private static RunNote cancelled(RunNote run, Instant now) {
        return new SimulatedRun(run, now).status().isFinal() ? run : run.cancelled(now);
    }

    @Override
    public List<MarkedRun> marked(ModelDeployment at, Instant since) {
        paused(at);
        return notes.begun(at, since, clock.instant()).stream()
                .map(it -> new MarkedRun(new JobId(it.job()), now(it).asJob()))
                .toList();
    }

    @Override
    public Optional<Events> events(ModelDeployment where) {
        return Optional.of((at, run, _) -> written(at, run));
    }

    private List<JobEvent> written(ModelDeployment at, ProviderJobId run) {
        paused(at);
        return note(at, run).map(it -> RunLog.of(it, clock.instant())).orElse(List.of());
    }

    @Override
    public Optional<Snapshots> checkpoints(ModelDeployment where) {
        return Optional.of(this::snapshots);
    }

    private List<Snapshot> snapshots(ModelDeployment at, ProviderJobId run) {
        paused(at);
        return note(at, run).map(it -> now(it).snapshots()).orElse(List.of());
    }

    @Override
    public Optional<Results> results(ModelDeployment where) {
        return Optional.of(this::result);
    }

    private InputStream result(ModelDeployment at, String resultFile) {
        paused(at);
        return RunNames.jobOfResult(resultFile)
                .flatMap(job -> notes.run(at, job))
                .map(this::now)
                .filter(it -> it.asJob().outcome().resultFiles().contains(resultFile))
                .orElseThrow(() -> missing("result file"))
                .resultFile();
    }

    @Override
    public Optional<Pausing> pausing(ModelDeployment where) {
        return Optional.of(new SimulatedPausing(notes, clock));
    }

    private Optional<RunNote> note(ModelDeployment at, ProviderJobId run) {
        return RunNames.jobOf(run).flatMap(job -> notes.run(at, job));
    }

    private SimulatedRun now(RunNote run) {
        return new SimulatedRun(run, clock.instant());
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
