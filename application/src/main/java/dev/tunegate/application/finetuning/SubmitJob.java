package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.JobChanged;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobLog;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Sends one attempt over the wire and writes down how it ended. The attempt must have been
 * committed before; the network call runs outside of any transaction.
 */
@Step
public final class SubmitJob {

    private final FineTuningJobs jobs;
    private final JobLog log;
    private final ByProvider<FineTuningProvider> providers;
    private final Errands errands;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public SubmitJob(
            FineTuningJobs jobs,
            JobLog log,
            ByProvider<FineTuningProvider> providers,
            Errands errands,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.jobs = jobs;
        this.log = log;
        this.providers = providers;
        this.errands = errands;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * One request to the provider, no more. A failure is written down and thrown on.
     *
     * @param job as it was committed with this attempt
     */
    FineTuningJob send(FineTuningJob job, ModelDeployment at, ProviderFiles files) {
        var order = new RunOrder(job.id(), job.request(), files, job.createdAt());
        try {
            return taken(job.id(), providers.of(at.provider()).start(at, order));
        } catch (ProviderFailure.Unclear e) {
            change(job.id(), it -> it.unclear(clock.instant()));
            throw e;
        } catch (ProviderFailure e) {
            change(job.id(), FineTuningJob::notTaken);
            throw e;
        }
    }

    /**
     * The provider has the run: from now on the job is followed. If it was cancelled meanwhile, the
     * errand that follows it ends the run.
     */
    FineTuningJob taken(JobId id, ProviderJob run) {
        return transactions.call(
                () -> {
                    var now = clock.instant();
                    var job = jobs.change(id, it -> it.submitted(run, now)).orElseThrow();
                    errands.plan(Errand.FOLLOW_JOB, id.value(), now);
                    announcer.announce(Caller.gateway(), JobChanged.moved(job));
                    return job;
                });
    }

    /** There will be no run: the job ends here. */
    FineTuningJob failed(JobId id, JobError error) {
        return transactions.call(
                () -> {
                    var now = clock.instant();
                    var job = jobs.change(id, it -> it.failed(error, now)).orElseThrow();
                    log.append(
                            id,
                            List.of(
                                    JobEvent.ours(
                                            "failed",
                                            now,
                                            JobEvent.Level.ERROR,
                                            "The job failed: " + error.message())));
                    announcer.announce(Caller.gateway(), JobChanged.moved(job));
                    return job;
                });
    }

    private void change(JobId id, UnaryOperator<FineTuningJob> change) {
        transactions.run(() -> jobs.change(id, change));
    }
}
