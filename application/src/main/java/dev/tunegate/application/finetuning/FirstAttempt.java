package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.Placement.Attempting;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a job's first attempt while its caller waits: long enough for a refusal to reach the
 * caller, not longer. The attempt itself goes on when the wait is over.
 */
@Step
public final class FirstAttempt {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAttempt.class);
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final FineTuningJobs jobs;
    private final SubmitJob submit;
    private final Errands errands;
    private final SubmissionTiming timing;
    private final Transactions transactions;
    private final Clock clock;
    private final Map<JobId, CompletableFuture<FineTuningJob>> running = new ConcurrentHashMap<>();

    public FirstAttempt(
            FineTuningJobs jobs,
            SubmitJob submit,
            Errands errands,
            SubmissionTiming timing,
            Transactions transactions,
            Clock clock) {
        this.jobs = jobs;
        this.submit = submit;
        this.errands = errands;
        this.timing = timing;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the provider will train without, one sentence each. */
    List<String> notices(FineTuningJob job, ModelDeployment at, Set<String> unasked) {
        return submit.notices(job, at, unasked);
    }

    /**
     * @return the job as it is when the provider has answered, or when the wait is over
     * @throws Refusal.TurnedDownByProvider if the provider refuses; the job is gone then
     */
    FineTuningJob send(FineTuningJob job, ModelDeployment at, ProviderFiles files) {
        var answer = CompletableFuture.supplyAsync(() -> outcome(job, at, files), THREADS);
        running.put(job.id(), answer);
        answer.whenComplete((_, _) -> running.remove(job.id()));
        return await(job, answer);
    }

    /**
     * The job of an earlier request, once the provider has answered that one or the wait is over.
     * The earlier request may be under way on another node, or may have died with it.
     */
    FineTuningJob settled(FineTuningJob job) {
        var answer = running.get(job.id());
        return answer == null
                ? acknowledged(job).orElseThrow(() -> undone(job))
                : await(job, answer);
    }

    private FineTuningJob await(FineTuningJob job, CompletableFuture<FineTuningJob> answer) {
        try {
            return answer.get(timing.createWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return acknowledged(job).orElseGet(() -> ended(job, answer));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return acknowledged(job).orElseThrow(() -> undone(job));
        } catch (ExecutionException e) {
            return ended(job, answer);
        }
    }

    private static FineTuningJob ended(FineTuningJob job, CompletableFuture<FineTuningJob> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new IllegalStateException("sending " + job.id() + " failed", e);
        }
    }

    /**
     * From now on somebody besides the first attempt knows of the job, so that a refusal must fail
     * it and cannot undo it. Written into the job, for the attempt may be another node's: its
     * patience ends a moment later than it was committed. Empty if the job was undone already.
     */
    private Optional<FineTuningJob> acknowledged(FineTuningJob job) {
        return transactions.call(() -> jobs.change(job.id(), FirstAttempt::moreThanItsOwn));
    }

    private static FineTuningJob moreThanItsOwn(FineTuningJob job) {
        return job.placement() instanceof Attempting attempt
                ? job.unclear(attempt.askAfter().plusMillis(1))
                : job;
    }

    private static Refusal undone(FineTuningJob job) {
        LOG.info("{} was undone while a repetition of its request came in", job.id());
        return new Refusal.Unavailable(
                "request_in_progress",
                "An equal request was turned down just now; send this one again.",
                Duration.ofSeconds(1));
    }

    private FineTuningJob outcome(FineTuningJob job, ModelDeployment at, ProviderFiles files) {
        try {
            return submit.send(job, at, files);
        } catch (ProviderFailure.Rejected e) {
            throw turnedDown(job, e.status(), e);
        } catch (ProviderFailure.Misconfigured e) {
            LOG.error("the provider of deployment {} refuses us: {}", at.id(), e.reason());
            throw turnedDown(job, 502, e);
        } catch (ProviderFailure.Unavailable e) {
            return pursueLater(job, e.retryAfter().orElse(timing.polling().fastest()), e);
        } catch (ProviderFailure.Unclear e) {
            return pursueLater(job, timing.polling().fastest(), e);
        }
    }

    /**
     * Where nobody has done anything with the job but this attempt, the job is undone; else it
     * fails, for somebody was told of it.
     */
    private Refusal turnedDown(FineTuningJob job, int status, ProviderFailure failure) {
        var refusal = refusal(status, failure);
        transactions.run(
                () -> {
                    var now = jobs.change(job.id(), UnaryOperator.identity());
                    if (now.filter(it -> isUntouched(it, job)).isPresent()) {
                        jobs.remove(job.id());
                    } else {
                        submit.notTaken(job);
                        submit.failed(job.id(), errorOf(refusal));
                    }
                });
        return refusal;
    }

    private static boolean isUntouched(FineTuningJob now, FineTuningJob committed) {
        return now.placement().equals(committed.placement()) && !now.status().isFinal();
    }

    private static Refusal refusal(int status, ProviderFailure failure) {
        if (failure instanceof ProviderFailure.Rejected rejected) {
            return new Refusal.TurnedDownByProvider(
                    status,
                    rejected.param().orElse(null),
                    rejected.code().orElse("provider_rejected"),
                    failure.reason());
        }
        return new Refusal.TurnedDownByProvider(
                status,
                null,
                "provider_misconfigured",
                "The provider refuses this gateway's credentials or settings for the model; its"
                        + " administrator must act. Nothing was started.");
    }

    static JobError errorOf(Refusal refusal) {
        return new JobError(
                refusal.code().orElse("provider_rejected"), refusal.reason(), refusal.param());
    }

    private FineTuningJob pursueLater(FineTuningJob job, Duration pause, ProviderFailure failure) {
        LOG.info("{} goes on in the background: {}", job.id(), failure.reason());
        return transactions.call(
                () -> {
                    errands.plan(
                            Errand.PURSUE_SUBMISSION,
                            job.id().value(),
                            clock.instant().plus(pause));
                    return jobs.find(job.id()).orElse(job);
                });
    }
}
