package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProvider.Hosted;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJob.Outcome;
import dev.tunegate.domain.provider.ByProvider;
import java.time.Clock;
import java.util.Optional;

/**
 * Has a finished model made callable where that takes a step of its own. Until it is, its job is
 * still running: a job that is seen to have succeeded can be called.
 */
@Step
public final class HostModel {

    private final ByProvider<FineTuningProvider> providers;
    private final Clock clock;

    public HostModel(ByProvider<FineTuningProvider> providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * A run as its job's owner should see it.
     *
     * @param note what there is to say of its hosting, behind all that the provider has said
     */
    record Seen(ProviderJob run, Optional<JobEvent> note) {}

    /**
     * @throws dev.tunegate.domain.provider.ProviderFailure if the provider could not be asked
     */
    Seen hosted(FineTuningJob job, ModelDeployment at, ProviderJob run) {
        var facet = providers.of(at.provider()).hosting(at);
        var model = run.outcome().tunedModel();
        if (run.status() != JobStatus.SUCCEEDED || facet.isEmpty() || model.isEmpty()) {
            return new Seen(run, Optional.empty());
        }
        return switch (facet.get().host(at, job.id(), model.get())) {
            case Hosted.Coming _ -> notYet(run);
            case Hosted.Ready ready -> callable(run, ready.model());
            case Hosted.Never never -> trainedOnly(run, never.reason());
        };
    }

    private Seen notYet(ProviderJob run) {
        return new Seen(
                new ProviderJob(run.id(), JobStatus.RUNNING, Outcome.OPEN, run.figures()),
                note("hosting", JobEvent.Level.INFO, "The model is trained; it is being deployed"));
    }

    private Seen callable(ProviderJob run, String model) {
        var was = run.outcome();
        var outcome =
                new Outcome(was.finishedAt(), Optional.of(model), was.resultFiles(), was.error());
        return new Seen(
                new ProviderJob(run.id(), run.status(), outcome, run.figures()),
                note("hosted", JobEvent.Level.INFO, "The model is deployed; it can be called"));
    }

    private Seen trainedOnly(ProviderJob run, String reason) {
        return new Seen(
                run,
                note(
                        "not-hosted",
                        JobEvent.Level.WARN,
                        "The model is trained but cannot be called: " + reason));
    }

    private Optional<JobEvent> note(String key, JobEvent.Level level, String sentence) {
        return Optional.of(JobEvent.ours(key, clock.instant(), level, sentence));
    }
}
