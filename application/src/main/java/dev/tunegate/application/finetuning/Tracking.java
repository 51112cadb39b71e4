package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.ExperimentTracker;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.TrackedRun;
import dev.tunegate.domain.finetuning.TrackedRunId;
import dev.tunegate.domain.finetuning.TrackedRuns;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.finetuning.WandbIntegration;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Refusal;
import java.time.Clock;
import java.util.ArrayList;

/**
 * Decides who reports a job's figures to an experiment tracker, and sees to it where that is the
 * gateway itself: then every integration has a run, and an errand fills it.
 */
@Step
public final class Tracking {

    private final ByProvider<FineTuningProvider> providers;
    private final ExperimentTracker tracker;
    private final TrackedRuns runs;
    private final Errands errands;
    private final Clock clock;

    public Tracking(
            ByProvider<FineTuningProvider> providers,
            ExperimentTracker tracker,
            TrackedRuns runs,
            Errands errands,
            Clock clock) {
        this.providers = providers;
        this.tracker = tracker;
        this.runs = runs;
        this.errands = errands;
        this.clock = clock;
    }

    /**
     * @throws Refusal.NotSupported if the gateway would have to report and has no account
     */
    void requirePossible(ModelDeployment at, TrainingRequest request) {
        if (isOurs(at, request) && !tracker.isReady()) {
            throw new Refusal.NotSupported(
                    "integrations",
                    "The provider '"
                            + at.provider()
                            + "' does not report to Weights & Biases, and this gateway has no"
                            + " account there: its administrator can set tunegate.wandb.api_key."
                            + " Leave 'integrations' out, or choose a model at OpenAI.");
        }
    }

    private boolean isOurs(ModelDeployment at, TrainingRequest request) {
        return providers.of(at.provider()).terms(at).areTrackedByGateway(request);
    }

    /** The request with a run for each integration that the gateway keeps. */
    TrainingRequest named(ModelDeployment at, JobId job, TrainingRequest request) {
        if (!isOurs(at, request)) {
            return request;
        }
        var kept = new ArrayList<WandbIntegration>();
        for (var integration : request.options().integrations()) {
            kept.add(integration.keptIn(TrackedRunId.of(job, kept.size() + 1)));
        }
        return request.reportingTo(kept);
    }

    /** A job has been added. Must run in the transaction that added it. */
    void begun(FineTuningJob job) {
        for (var integration : job.request().options().integrations()) {
            integration.run().ifPresent(it -> runs.add(TrackedRun.planned(job.id(), it)));
        }
        progressed(job);
    }

    /** A job has new figures, or has ended. Must run in the transaction that stored it. */
    void progressed(FineTuningJob job) {
        boolean isKept =
                job.request().options().integrations().stream()
                        .anyMatch(it -> it.run().isPresent());
        if (isKept) {
            errands.plan(Errand.LOG_RUN, job.id().value(), clock.instant());
        }
    }
}
