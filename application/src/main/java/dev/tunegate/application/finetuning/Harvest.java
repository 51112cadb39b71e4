package dev.tunegate.application.finetuning;

import dev.tunegate.application.file.Intake;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.Checkpoint;
import dev.tunegate.domain.finetuning.CheckpointId;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProvider.Snapshot;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobLog;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.TunedNames;
import dev.tunegate.domain.inference.ServedModel;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.PublicWords;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches from a provider what a run has brought forth so far, and puts it into our own words and
 * names.
 */
@Step
public final class Harvest {

    private static final Logger LOG = LoggerFactory.getLogger(Harvest.class);

    /** So long after the end of a run its result files are worth another try. */
    private static final Duration RESULTS_MAY_COME = Duration.ofMinutes(10);

    private final ByProvider<FineTuningProvider> providers;
    private final HostModel hosting;
    private final JobFiles jobFiles;
    private final Intake intake;
    private final JobLog log;
    private final Clock clock;

    public Harvest(
            ByProvider<FineTuningProvider> providers,
            HostModel hosting,
            JobFiles jobFiles,
            Intake intake,
            JobLog log,
            Clock clock) {
        this.providers = providers;
        this.hosting = hosting;
        this.jobFiles = jobFiles;
        this.intake = intake;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @throws ProviderFailure.Unavailable if the run has just ended and what it left cannot be
     *     fetched yet
     */
    Yield gather(FineTuningJob job, ModelDeployment at, ProviderJob said) {
        var seen = hosting.hosted(job, at, said);
        var run = seen.run();
        var words = words(job, at, run);
        var provider = providers.of(at.provider());
        var events = new ArrayList<>(events(provider, at, job, run, words));
        if (!run.status().isFinal()) {
            seen.note().ifPresent(events::add);
            return new Yield(cleaned(run, words), events, List.of(), List.of(), List.of());
        }
        var snapshots = snapshots(provider, at, run);
        var received = results(provider, at, run, events);
        seen.note().ifPresent(events::add);
        return new Yield(
                cleaned(run, words),
                events,
                checkpoints(job, run, snapshots),
                models(job, run, snapshots),
                received(job, received));
    }

    private PublicWords words(FineTuningJob job, ModelDeployment at, ProviderJob run) {
        var ours = new HashMap<String, String>();
        ours.put(run.id().value(), job.id().value());
        ours.put(at.target().model(), at.name().value());
        run.outcome().tunedModel().ifPresent(it -> ours.put(it, TunedNames.ofModel(job).value()));
        jobFiles.copies(job.request().files(), at.id())
                .ifPresent(
                        it -> {
                            putFile(ours, it.training(), job.request().files().training().value());
                            it.validation()
                                    .ifPresent(
                                            v ->
                                                    job.request()
                                                            .files()
                                                            .validation()
                                                            .ifPresent(
                                                                    f ->
                                                                            putFile(
                                                                                    ours, v,
                                                                                    f.value())));
                        });
        return PublicWords.knowing(ours);
    }

    private static void putFile(Map<String, String> ours, ProviderFileId theirs, String our) {
        ours.put(theirs.value(), our);
    }

    private List<JobEvent> events(
            FineTuningProvider provider,
            ModelDeployment at,
            FineTuningJob job,
            ProviderJob run,
            PublicWords words) {
        var facet = provider.events(at);
        if (facet.isEmpty()) {
            return StatusEvents.of(job, run, clock.instant());
        }
        try {
            return facet.get().events(at, run.id(), keys -> log.hasAny(job.id(), keys)).stream()
                    .filter(it -> !StatusEvents.isOurs(it))
                    .map(it -> cleaned(it, words))
                    .toList();
        } catch (ProviderFailure.Rejected e) {
            LOG.info("{} has no log at its provider: {}", job.id(), e.reason());
            return StatusEvents.of(job, run, clock.instant());
        }
    }

    private static ProviderJob cleaned(ProviderJob run, PublicWords words) {
        var was = run.outcome();
        Optional<JobError> error =
                was.error()
                        .map(it -> new JobError(it.code(), words.clean(it.message()), it.param()));
        return new ProviderJob(
                run.id(),
                run.status(),
                new ProviderJob.Outcome(
                        was.finishedAt(), was.tunedModel(), was.resultFiles(), error),
                run.figures());
    }

    private static JobEvent cleaned(JobEvent event, PublicWords words) {
        var text = new JobEvent.Text(words.clean(event.text().message()), event.text().data());
        return new JobEvent(event.id(), event.key(), event.createdAt(), event.level(), text);
    }

    private static List<Snapshot> snapshots(
            FineTuningProvider provider, ModelDeployment at, ProviderJob run) {
        try {
            return provider.checkpoints(at).map(it -> it.snapshots(at, run.id())).orElse(List.of());
        } catch (ProviderFailure.Rejected e) {
            LOG.info("no checkpoints to be had: {}", e.reason());
            return List.of();
        }
    }

    /** The final model keeps its own name, also where it is listed as the last checkpoint. */
    private static ModelName nameOf(FineTuningJob job, ProviderJob run, Snapshot snapshot) {
        return run.outcome().tunedModel().filter(snapshot.model()::equals).isPresent()
                ? TunedNames.ofModel(job)
                : TunedNames.ofCheckpoint(job, snapshot.step());
    }

    private static List<Checkpoint> checkpoints(
            FineTuningJob job, ProviderJob run, List<Snapshot> snapshots) {
        return snapshots.stream()
                .map(
                        it ->
                                new Checkpoint(
                                        CheckpointId.fresh(),
                                        nameOf(job, run, it),
                                        it.step(),
                                        it.createdAt(),
                                        it.metrics()))
                .toList();
    }

    private List<ServedModel> models(FineTuningJob job, ProviderJob run, List<Snapshot> snapshots) {
        var models = new ArrayList<ServedModel>();
        if (run.status() == JobStatus.SUCCEEDED) {
            run.outcome()
                    .tunedModel()
                    .ifPresent(it -> models.add(model(job, TunedNames.ofModel(job), it, false)));
        }
        for (var snapshot : snapshots) {
            models.add(model(job, nameOf(job, run, snapshot), snapshot.model(), true));
        }
        return models;
    }

    private ServedModel model(
            FineTuningJob job, ModelName name, String providerModel, boolean checkpoint) {
        var origin =
                new ServedModel.Origin(
                        job.placement().site(), providerModel, job.request().model(), checkpoint);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new ServedModel(name, job.owner(), job.id(), origin, now);
    }

    private List<Intake.Received> results(
            FineTuningProvider provider,
            ModelDeployment at,
            ProviderJob run,
            List<JobEvent> events) {
        var received = new ArrayList<Intake.Received>();
        try {
            for (var file : run.outcome().resultFiles()) {
                provider.results(at).ifPresent(it -> result(it, at, run, file, events, received));
            }
            return received;
        } catch (RuntimeException e) {
            received.forEach(Intake.Received::close);
            throw e;
        }
    }

    private void result(
            FineTuningProvider.Results results,
            ModelDeployment at,
            ProviderJob run,
            String file,
            List<JobEvent> events,
            List<Intake.Received> received) {
        try {
            received.add(fetch(results, at, file));
        } catch (ProviderFailure e) {
            requireEffort(run, e);
            events.add(
                    JobEvent.ours(
                            "results",
                            clock.instant(),
                            JobEvent.Level.WARN,
                            "The result file could not be fetched from the provider."));
        }
    }

    /** Throws the failure on while another try may help. */
    private void requireEffort(ProviderJob run, ProviderFailure failure) {
        boolean mayCome =
                run.outcome()
                        .finishedAt()
                        .filter(it -> clock.instant().isBefore(it.plus(RESULTS_MAY_COME)))
                        .isPresent();
        LOG.info("a result file could not be fetched: {}", failure.reason());
        if (mayCome && failure instanceof ProviderFailure.Unavailable) {
            throw failure;
        }
    }

    private Intake.Received fetch(
            FineTuningProvider.Results results, ModelDeployment at, String file) {
        try (var content = results.open(at, file)) {
            return intake.receive(content);
        } catch (IOException e) {
            throw new ProviderFailure.Unavailable("The result file broke off.", null, e);
        }
    }

    private List<Yield.ResultFile> received(FineTuningJob job, List<Intake.Received> received) {
        return received.stream().map(it -> new Yield.ResultFile(fileOf(job, it), it)).toList();
    }

    private ManagedFile fileOf(FineTuningJob job, Intake.Received received) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return received.as(
                job.owner(),
                job.requester().by(),
                new ManagedFile.Label("step_metrics.csv", FilePurpose.FINE_TUNE_RESULTS),
                ManagedFile.Life.from(now),
                List.of());
    }
}
