package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Again;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.Placement.Attempting;
import dev.tunegate.domain.finetuning.Placement.Chosen;
import dev.tunegate.domain.finetuning.Placement.Submitted;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a job to its provider when that did not happen at once, or finds out whether it did; an
 * errand. A run is looked for by its marker, through the whole horizon, before anything is sent
 * again.
 */
@UseCase
public final class PursueSubmission {

    private static final Logger LOG = LoggerFactory.getLogger(PursueSubmission.class);

    private final FineTuningJobs jobs;
    private final JobFiles files;
    private final Deployments deployments;
    private final ByProvider<FineTuningProvider> providers;
    private final SubmitJob submit;
    private final SubmissionTiming timing;
    private final Transactions transactions;
    private final Clock clock;

    public PursueSubmission(
            FineTuningJobs jobs,
            JobFiles files,
            Deployments deployments,
            ByProvider<FineTuningProvider> providers,
            SubmitJob submit,
            SubmissionTiming timing,
            Transactions transactions,
            Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.deployments = deployments;
        this.providers = providers;
        this.submit = submit;
        this.timing = timing;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Again pursue(JobId id) {
        return jobs.find(id).map(this::pursue).orElse(Again.NEVER);
    }

    private Again pursue(FineTuningJob job) {
        if (job.placement() instanceof Submitted) {
            return Again.NEVER;
        }
        var site = job.placement().site();
        return deployments
                .find(site.deployment())
                .map(it -> pursue(job, it))
                .orElseGet(() -> withoutDeployment(job));
    }

    /** Where a run may be out there, a slip in the configuration must not end the job. */
    private Again withoutDeployment(FineTuningJob job) {
        if (job.placement() instanceof Attempting attempt) {
            LOG.warn("{} cannot be looked for: its deployment is not configured", job.id());
            boolean over = job.status().isFinal() && isOver(attempt, clock.instant());
            return over ? settle(job) : slowly();
        }
        return fail(job, "deployment_gone", "Its deployment is not configured.");
    }

    private Again pursue(FineTuningJob job, ModelDeployment at) {
        var copies = files.copies(job.request().files(), at.id());
        try {
            return switch (job.placement()) {
                case Chosen _ -> begin(job, at, copies);
                case Attempting attempt -> lookFor(job, attempt, at, copies);
                case Submitted _ -> Again.NEVER;
            };
        } catch (ProviderFailure.Rejected | ProviderFailure.Misconfigured e) {
            LOG.error("the provider of deployment {} refuses us: {}", at.id(), e.reason());
            return slowly();
        } catch (ProviderFailure.Unavailable e) {
            LOG.info("{} must wait: {}", job.id(), e.reason());
            submit.waits(job);
            return Again.at(e.retryAfter().map(clock.instant()::plus).orElseGet(() -> soon(job)));
        } catch (ProviderFailure.Unclear e) {
            LOG.info("{}: {}", job.id(), e.reason());
            return Again.at(soon(job));
        }
    }

    /** Nothing is out there: send it as soon as its files have arrived. */
    private Again begin(FineTuningJob job, ModelDeployment at, Optional<ProviderFiles> copies) {
        if (job.status().isFinal()) {
            return Again.NEVER;
        }
        if (copies.isPresent()) {
            return send(job, at, copies.get());
        }
        return files.hopeless(job.request().files(), at.id())
                .map(it -> fail(job, "invalid_training_file", it))
                .orElseGet(() -> Again.at(soon(job)));
    }

    /** It may be out there: adopt what is found, and send again only what can no longer turn up. */
    private Again lookFor(
            FineTuningJob job,
            Attempting attempt,
            ModelDeployment at,
            Optional<ProviderFiles> copies) {
        var now = clock.instant();
        if (now.isBefore(attempt.askAfter())) {
            return Again.at(attempt.askAfter());
        }
        var found = copies.flatMap(it -> find(job, at, it));
        if (found.isPresent()) {
            submit.taken(job.id(), found.get());
            return Again.NEVER;
        }
        if (!isOver(attempt, now)) {
            return Again.at(soon(job));
        }
        if (job.status().isFinal()) {
            return settle(job);
        }
        return copies.map(it -> send(job, at, it)).orElseGet(() -> withoutFiles(job));
    }

    /** Whether the attempt's run could turn up no more at that time. */
    private boolean isOver(Attempting attempt, Instant now) {
        return !now.isBefore(attempt.startedAt().plus(timing.horizon()));
    }

    private Again withoutFiles(FineTuningJob job) {
        submit.notTaken(job);
        return fail(job, "invalid_training_file", "The file was deleted.");
    }

    /** A job that ended before anybody knew of a run, and none has turned up: there is none. */
    private Again settle(FineTuningJob job) {
        submit.notTaken(job);
        return Again.NEVER;
    }

    /** The run that is ours; one that belongs to another job already is not. */
    private Optional<ProviderJob> find(
            FineTuningJob job, ModelDeployment at, ProviderFiles copies) {
        var order = new RunOrder(job.id(), job.request(), copies, job.createdAt());
        return providers.of(at.provider()).find(at, order).filter(it -> isFreeFor(job, at, it));
    }

    private boolean isFreeFor(FineTuningJob job, ModelDeployment at, ProviderJob run) {
        return jobs.findByRun(at.id(), run.id()).filter(it -> !it.id().equals(job.id())).isEmpty();
    }

    private Again send(FineTuningJob job, ModelDeployment at, ProviderFiles copies) {
        var attempt = transactions.call(() -> commitAttempt(job));
        if (attempt.isEmpty()) {
            return Again.at(soon(job));
        }
        try {
            submit.send(attempt.get(), at, copies);
            return Again.NEVER;
        } catch (ProviderFailure.Rejected e) {
            submit.notTaken(attempt.get());
            return fail(job, e.code().orElse("provider_rejected"), e.reason());
        } catch (ProviderFailure.Misconfigured e) {
            submit.notTaken(attempt.get());
            throw e;
        }
    }

    /** The job with its next attempt; empty if anybody has moved it since it was read. */
    private Optional<FineTuningJob> commitAttempt(FineTuningJob job) {
        return jobs.change(job.id(), UnaryOperator.identity())
                .filter(it -> it.placement().equals(job.placement()) && !it.status().isFinal())
                .flatMap(it -> jobs.change(it.id(), i -> i.attempting(now(), timing.patience())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Again fail(FineTuningJob job, String code, String message) {
        submit.failed(job.id(), new JobError(code, message, Optional.empty()));
        return Again.NEVER;
    }

    private Again slowly() {
        return Again.at(clock.instant().plus(timing.polling().slowest()));
    }

    private Instant soon(FineTuningJob job) {
        return timing.polling().next(job.createdAt(), clock.instant());
    }
}
