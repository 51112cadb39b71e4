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
import dev.tunegate.domain.finetuning.Placement.Attempting;
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
import java.util.Set;
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

    /** What the provider will train without, one sentence each. */
    List<String> notices(FineTuningJob job, ModelDeployment at, Set<String> unasked) {
        return providers.of(at.provider()).terms(at).notices(job.request(), unasked);
    }

    /**
     * One request to the provider, no more. A failure is thrown on; before that it is written down,
     * save a refusal: whether that ends the job or undoes it is for the caller of this to say.
     *
     * @param job as it was committed with this attempt
     */
    FineTuningJob send(FineTuningJob job, ModelDeployment at, ProviderFiles files) {
        var order = new RunOrder(job.id(), job.request(), files, job.createdAt());
        try {
            requireInTime(job);
            return taken(job.id(), providers.of(at.provider()).start(at, order));
        } catch (ProviderFailure.Unclear e) {
            change(job, it -> it.unclear(clock.instant()));
            throw e;
        } catch (ProviderFailure.Unavailable e) {
            change(job, FineTuningJob::notTaken);
            throw e;
        }
    }

    /** Whoever slept so long that others look for this attempt's run must not send it any more. */
    private void requireInTime(FineTuningJob job) {
        if (job.placement() instanceof Attempting attempt
                && !clock.instant().isBefore(attempt.askAfter())) {
            throw new ProviderFailure.Unavailable("The attempt began too late.", null, null);
        }
    }

    /** The provider has turned this attempt away, and for good: nothing is out there. */
    void notTaken(FineTuningJob job) {
        change(job, FineTuningJob::notTaken);
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
                    if (!job.status().isFinal()) {
                        announcer.announce(Caller.gateway(), JobChanged.moved(job));
                    }
                    return job;
                });
    }

    /** The provider cannot be asked now; said once in the job's log. */
    void waits(FineTuningJob job) {
        var sentence = "The provider cannot be reached at present; the job waits for it.";
        log.append(
                job.id(),
                List.of(JobEvent.ours("waiting", clock.instant(), JobEvent.Level.WARN, sentence)));
    }

    /** There will be no run: the job ends here, unless it has ended already. */
    void failed(JobId id, JobError error) {
        transactions.run(
                () ->
                        jobs.change(id, UnaryOperator.identity())
                                .filter(it -> !it.status().isFinal())
                                .ifPresent(it -> end(it, error)));
    }

    private void end(FineTuningJob job, JobError error) {
        var now = clock.instant();
        var failed = jobs.change(job.id(), it -> it.failed(error, now)).orElseThrow();
        var sentence = "The job failed: " + error.message();
        log.append(job.id(), List.of(JobEvent.ours("failed", now, JobEvent.Level.ERROR, sentence)));
        announcer.announce(Caller.gateway(), JobChanged.moved(failed));
    }

    /**
     * Only the attempt that is under way may say how it ended; one that comes late is not heard.
     */
    private void change(FineTuningJob job, UnaryOperator<FineTuningJob> change) {
        UnaryOperator<FineTuningJob> heard = it -> isSameAttempt(it, job) ? change.apply(it) : it;
        transactions.run(() -> jobs.change(job.id(), heard));
    }

    private static boolean isSameAttempt(FineTuningJob one, FineTuningJob other) {
        return one.placement() instanceof Attempting mine
                && other.placement() instanceof Attempting theirs
                && mine.number() == theirs.number();
    }
}
