package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProvider.Pausing;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;

/** Holds a job at its owner's wish, and lets it go on, where its provider can do that. */
@UseCase
public final class PauseFineTuningJob {

    private final FindFineTuningJobs find;
    private final Deployments deployments;
    private final ByProvider<FineTuningProvider> providers;
    private final RecordReport report;

    public PauseFineTuningJob(
            FindFineTuningJobs find,
            Deployments deployments,
            ByProvider<FineTuningProvider> providers,
            RecordReport report) {
        this.find = find;
        this.deployments = deployments;
        this.providers = providers;
        this.report = report;
    }

    /**
     * The job as its provider then has it: a run may go on for a while before it is held.
     *
     * @param id as the caller gave it
     * @throws Refusal.NotFound if there is no such job, or the caller may not know of it
     * @throws Refusal.NotSupported if its provider cannot hold jobs
     * @throws Refusal.WrongState if the job is not running
     * @throws Refusal.Unavailable if the provider cannot be reached; the job goes on then
     */
    public FineTuningJob pause(Caller caller, String id) {
        return act(caller, id, JobStatus.RUNNING, Pausing::pause);
    }

    /**
     * @see #pause
     * @throws Refusal.WrongState if the job is not paused
     */
    public FineTuningJob resume(Caller caller, String id) {
        return act(caller, id, JobStatus.PAUSED, Pausing::resume);
    }

    private interface Act {
        ProviderJob on(Pausing facet, ModelDeployment at, ProviderJobId run);
    }

    private FineTuningJob act(Caller caller, String id, JobStatus needed, Act act) {
        AccessPolicy.require(caller, Permission.JOBS_WRITE);
        var job = find.byId(caller, id);
        AccessPolicy.require(caller, Permission.JOBS_WRITE, Place.of(job.owner()));
        var at = deploymentOf(job);
        var facet =
                providers
                        .of(at.provider())
                        .pausing(at)
                        .orElseThrow(
                                () ->
                                        new Refusal.NotSupported(
                                                null,
                                                "The provider of this job, '"
                                                        + at.provider()
                                                        + "', cannot pause jobs."));
        var run = requireRun(job, needed);
        try {
            return report.record(job, at, act.on(facet, at, run));
        } catch (ProviderFailure.Rejected e) {
            throw new Refusal.WrongState(
                    e.code().orElse("invalid_state"), "The provider refuses: " + e.reason());
        } catch (ProviderFailure e) {
            throw new Refusal.Unavailable(
                    "provider_unavailable",
                    "The provider could not be reached. Try again.",
                    Duration.ofSeconds(2));
        }
    }

    private static ProviderJobId requireRun(FineTuningJob job, JobStatus needed) {
        return job.placement()
                .run()
                .filter(_ -> job.status() == needed)
                .orElseThrow(
                        () ->
                                new Refusal.WrongState(
                                        "invalid_state",
                                        "Job "
                                                + job.id()
                                                + " is "
                                                + job.status().word()
                                                + ", not "
                                                + needed.word()
                                                + "."));
    }

    private ModelDeployment deploymentOf(FineTuningJob job) {
        return deployments
                .find(job.placement().site().deployment())
                .orElseThrow(
                        () ->
                                new Refusal.WrongState(
                                        "deployment_gone",
                                        "The deployment of this job is not configured any more."));
    }
}
