package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProvider.Hosted;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobLog;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJob.Outcome;
import dev.tunegate.domain.provider.ByProvider;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Has a finished model made callable where that takes a step of its own. Until it is, its job is
 * still running: a job that is seen to have succeeded can be called.
 */
@Step
public final class HostModel {

    private final ByProvider<FineTuningProvider> providers;
    private final JobLog log;
    private final Clock clock;

    public HostModel(ByProvider<FineTuningProvider> providers, JobLog log, Clock clock) {
        this.providers = providers;
        this.log = log;
        this.clock = clock;
    }

    /**
     * The run as its job's owner should see it.
     *
     * @throws dev.tunegate.domain.provider.ProviderFailure if the provider could not be asked
     */
    ProviderJob hosted(FineTuningJob job, ModelDeployment at, ProviderJob run) {
        var facet = providers.of(at.provider()).hosting(at);
        var model = run.outcome().tunedModel();
        if (run.status() != JobStatus.SUCCEEDED || facet.isEmpty() || model.isEmpty()) {
            return run;
        }
        return switch (facet.get().host(at, job.id(), model.get())) {
            case Hosted.Coming _ -> notYet(job, run);
            case Hosted.Ready ready -> callable(run, ready.model());
            case Hosted.Never never -> trainedOnly(job, run, never.reason());
        };
    }

    private ProviderJob notYet(FineTuningJob job, ProviderJob run) {
        say(job, "hosting", JobEvent.Level.INFO, "The model is trained; it is being deployed");
        return new ProviderJob(run.id(), JobStatus.RUNNING, Outcome.OPEN, run.figures());
    }

    private static ProviderJob callable(ProviderJob run, String model) {
        var was = run.outcome();
        var outcome =
                new Outcome(was.finishedAt(), Optional.of(model), was.resultFiles(), was.error());
        return new ProviderJob(run.id(), run.status(), outcome, run.figures());
    }

    private ProviderJob trainedOnly(FineTuningJob job, ProviderJob run, String reason) {
        say(
                job,
                "not-hosted",
                JobEvent.Level.WARN,
                "The model is trained but cannot be called: " + reason);
        return run;
    }

    private void say(FineTuningJob job, String key, JobEvent.Level level, String sentence) {
        log.append(job.id(), List.of(JobEvent.ours(key, clock.instant(), level, sentence)));
    }
}
