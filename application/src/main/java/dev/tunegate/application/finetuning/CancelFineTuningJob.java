package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.JobChanged;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobLog;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Ends a job at its owner's wish. */
@UseCase
public final class CancelFineTuningJob {

    private final FindFineTuningJobs find;
    private final FineTuningJobs jobs;
    private final JobLog log;
    private final Deployments deployments;
    private final ByProvider<FineTuningProvider> providers;
    private final RecordReport report;
    private final Errands errands;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public CancelFineTuningJob(
            FindFineTuningJobs find,
            FineTuningJobs jobs,
            JobLog log,
            Deployments deployments,
            ByProvider<FineTuningProvider> providers,
            RecordReport report,
            Errands errands,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.find = find;
        this.jobs = jobs;
        this.log = log;
        this.deployments = deployments;
        this.providers = providers;
        this.report = report;
        this.errands = errands;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * @param id as the caller gave it
     * @throws Refusal.NotFound if there is no such job, or the caller may not know of it
     * @throws Refusal.WrongState if the job has ended already, here or at its provider
     * @throws Refusal.Unavailable if the provider cannot be reached; the job goes on then
     */
    public FineTuningJob cancel(Caller caller, String id) {
        AccessPolicy.require(caller, Permission.JOBS_WRITE);
        var job = find.byId(caller, id);
        AccessPolicy.require(caller, Permission.JOBS_WRITE, Place.of(job.owner()));
        job.requireCancellable();
        job.placement().run().ifPresent(it -> endAtProvider(job, it));
        return transactions.call(() -> cancelled(caller, job));
    }

    private FineTuningJob cancelled(Caller caller, FineTuningJob seen) {
        var now = clock.instant();
        var job = jobs.change(seen.id(), it -> it.cancelled(now)).orElseThrow();
        var event =
                JobEvent.ours("cancelled", now, JobEvent.Level.INFO, "Fine-tuning job cancelled");
        log.append(job.id(), List.of(event));
        if (job.placement().run().isPresent()) {
            errands.plan(Errand.FOLLOW_JOB, job.id().value(), now);
        }
        announcer.announce(caller, JobChanged.moved(job));
        return job;
    }

    /** The provider's word counts: a run that has ended by itself is not cancelled any more. */
    private void endAtProvider(FineTuningJob job, ProviderJobId run) {
        var at = deploymentOf(job);
        try {
            var answer = providers.of(at.provider()).cancel(at, run);
            if (answer.status().isFinal() && answer.status() != JobStatus.CANCELLED) {
                report.record(job, at, answer).requireCancellable();
                throw new Refusal.WrongState(
                        "invalid_state",
                        "Job " + job.id() + " is trained already: it cannot be cancelled.");
            }
        } catch (ProviderFailure.Rejected e) {
            throw new Refusal.WrongState(
                    e.code().orElse("invalid_state"), "The provider refuses: " + e.reason());
        } catch (ProviderFailure e) {
            throw new Refusal.Unavailable(
                    "provider_unavailable",
                    "The provider could not be reached; the job goes on. Try again.",
                    Duration.ofSeconds(2));
        }
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
