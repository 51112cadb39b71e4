package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.Checkpoint;
import dev.tunegate.domain.finetuning.CheckpointId;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FinishEstimate;
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
import java.time.Clock;
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

    /** As many steps tell how fast a run goes. */
    private static final int STEPS = 100;

    private final ByProvider<FineTuningProvider> providers;
    private final HostModel hosting;
    private final JobFiles jobFiles;
    private final GatherResults results;
    private final JobLog log;
    private final Clock clock;

    public Harvest(
            ByProvider<FineTuningProvider> providers,
            HostModel hosting,
            JobFiles jobFiles,
            GatherResults results,
            JobLog log,
            Clock clock) {
        this.providers = providers;
        this.hosting = hosting;
        this.jobFiles = jobFiles;
        this.results = results;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @throws ProviderFailure.Unavailable if the run has just ended and what it left cannot be
     *     fetched yet
     */
    Yield gather(FineTuningJob job, ModelDeployment at, ProviderJob report) {
        var seen = hosting.hosted(job, at, report);
        var run = seen.run();
        var words = words(job, at, run);
        var provider = providers.of(at.provider());
        var events = new ArrayList<>(events(provider, at, job, run, words));
        if (!run.status().isFinal()) {
            seen.note().ifPresent(events::add);
            var said = estimated(job, cleaned(run, words), events);
            return new Yield(said, events, List.of(), List.of(), List.of());
        }
        var snapshots = snapshots(provider, at, run);
        var received = results.gather(job, at, run, events);
        seen.note().ifPresent(events::add);
        return new Yield(
                cleaned(run, words),
                events,
                checkpoints(job, run, snapshots),
                models(job, run, snapshots),
                received);
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

    /** Where the provider does not say when a running job will end, its steps may tell. */
    private ProviderJob estimated(FineTuningJob job, ProviderJob run, List<JobEvent> events) {
        if (run.status() != JobStatus.RUNNING || run.figures().estimatedFinish().isPresent()) {
            return run;
        }
        var steps = new ArrayList<>(log.metrics(job.id(), STEPS));
        events.stream().filter(JobEvent::isMetrics).forEach(steps::add);
        var former = job.progress().figures().estimatedFinish();
        var finish = FinishEstimate.of(steps, former, clock.instant());
        return new ProviderJob(
                run.id(), run.status(), run.outcome(), run.figures().finishing(finish));
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
}
