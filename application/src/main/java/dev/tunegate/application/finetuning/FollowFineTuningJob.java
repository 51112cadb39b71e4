package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Again;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobLog;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the provider how one job is doing, until it has ended; an errand. */
@UseCase
public final class FollowFineTuningJob {

    private static final Logger LOG = LoggerFactory.getLogger(FollowFineTuningJob.class);

    /** So long after a job's end its run is asked to end, where the provider takes its time. */
    private static final Duration MAY_BE_ENDING = Duration.ofHours(24);

    private final FineTuningJobs jobs;
    private final JobLog log;
    private final Deployments deployments;
    private final ByProvider<FineTuningProvider> providers;
    private final RecordReport report;
    private final SubmissionTiming timing;
    private final Clock clock;

    public FollowFineTuningJob(
            FineTuningJobs jobs,
            JobLog log,
            Deployments deployments,
            ByProvider<FineTuningProvider> providers,
            RecordReport report,
            SubmissionTiming timing,
            Clock clock) {
        this.jobs = jobs;
        this.log = log;
        this.deployments = deployments;
        this.providers = providers;
        this.report = report;
        this.timing = timing;
        this.clock = clock;
    }

    public Again follow(JobId id) {
        var job = jobs.find(id);
        var run = job.flatMap(it -> it.placement().run());
        if (job.isEmpty() || run.isEmpty()) {
            return Again.NEVER;
        }
        return deployments
                .find(job.get().placement().site().deployment())
                .map(it -> follow(job.get(), it, run.get()))
                .orElseGet(() -> withoutDeployment(job.get()));
    }

    private Again follow(FineTuningJob job, ModelDeployment at, ProviderJobId run) {
        try {
            return switch (job.status()) {
                case CANCELLED, FAILED -> end(job, at, run);
                case SUCCEEDED -> Again.NEVER;
                case VALIDATING_FILES, QUEUED, RUNNING, PAUSED -> look(job, at, run);
            };
        } catch (ProviderFailure e) {
            LOG.info("{} could not be followed this time: {}", job.id(), e.reason());
            return later(job);
        }
    }

    /**
     * The job has ended here: its run must not go on. Some providers only take note of a
     * cancellation, and the run ends later; one that came to its end before that has left a model
     * that nobody asked for any more.
     */
    private Again end(FineTuningJob job, ModelDeployment at, ProviderJobId run) {
        try {
            var answer = providers.of(at.provider()).cancel(at, run);
            if (answer.status() == JobStatus.SUCCEEDED) {
                finishedAnyway(job);
            }
            boolean isEnding =
                    !answer.status().isFinal()
                            || (answer.status() == JobStatus.CANCELLED
                                    && answer.outcome().finishedAt().isEmpty());
            return isEnding && isWorthWhile(job) ? later(job) : Again.NEVER;
        } catch (ProviderFailure.Rejected e) {
            LOG.warn("a run at {} could not be ended: {}", at.id(), e.reason());
            return Again.NEVER;
        }
    }

    private boolean isWorthWhile(FineTuningJob job) {
        return job.progress()
                .result()
                .finishedAt()
                .filter(it -> clock.instant().isBefore(it.plus(MAY_BE_ENDING)))
                .isPresent();
    }

    private void finishedAnyway(FineTuningJob job) {
        LOG.warn("the run of {} had finished before it could be ended", job.id());
        var event =
                JobEvent.ours(
                        "finished-anyway",
                        clock.instant(),
                        JobEvent.Level.WARN,
                        "The provider had finished the training before it could be cancelled;"
                                + " the model is not kept here.");
        log.append(job.id(), List.of(event));
    }

    private Again look(FineTuningJob job, ModelDeployment at, ProviderJobId run) {
        return providers
                .of(at.provider())
                .look(at, run)
                .map(it -> recorded(job, at, it))
                .orElseGet(() -> lost(job));
    }

    private Again recorded(FineTuningJob job, ModelDeployment at, ProviderJob run) {
        if (!job.admits(run)) {
            LOG.warn("{} is {}; a report of {} is dropped", job.id(), job.status(), run.status());
            return later(job);
        }
        var now = report.record(job, at, run);
        return now.status().isFinal() && now.status() != JobStatus.CANCELLED
                ? Again.NEVER
                : later(now);
    }

    /** Never taken for a failure: a person must look, and nothing is started anew. */
    private Again lost(FineTuningJob job) {
        LOG.error("{} is not known to its provider any more", job.id());
        var event =
                JobEvent.ours(
                        "lost",
                        clock.instant(),
                        JobEvent.Level.WARN,
                        "The provider does not know this job any more; an administrator must look.");
        log.append(job.id(), List.of(event));
        return slowly();
    }

    private Again withoutDeployment(FineTuningJob job) {
        if (job.status().isFinal()) {
            return Again.NEVER;
        }
        LOG.warn("{} cannot be followed: its deployment is not configured", job.id());
        return slowly();
    }

    private Again later(FineTuningJob job) {
        return Again.at(timing.polling().next(job.createdAt(), clock.instant()));
    }

    private Again slowly() {
        return Again.at(clock.instant().plus(timing.polling().slowest()));
    }
}
