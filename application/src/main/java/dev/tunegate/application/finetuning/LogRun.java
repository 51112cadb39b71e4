package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Again;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.finetuning.ExperimentTracker;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobLog;
import dev.tunegate.domain.finetuning.TrackedRun;
import dev.tunegate.domain.finetuning.TrackedRuns;
import dev.tunegate.domain.finetuning.WandbIntegration;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports one job's figures to the experiment trackers that it names, until they know its end; an
 * errand. Whatever a tracker does, the job is not touched by it.
 */
@UseCase
public final class LogRun {

    private static final Logger LOG = LoggerFactory.getLogger(LogRun.class);

    /** Rows that go over the wire at once. */
    private static final int ROWS = 200;

    /** W&B takes a run for crashed that was silent for five minutes; twice a minute is usual. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);

    private final FineTuningJobs jobs;
    private final JobLog log;
    private final TrackedRuns runs;
    private final ExperimentTracker tracker;
    private final Transactions transactions;
    private final Clock clock;

    public LogRun(
            FineTuningJobs jobs,
            JobLog log,
            TrackedRuns runs,
            ExperimentTracker tracker,
            Transactions transactions,
            Clock clock) {
        this.jobs = jobs;
        this.log = log;
        this.runs = runs;
        this.tracker = tracker;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The job is read before its figures: one that is seen to have ended gets no more of them. */
    public Again log(JobId id) {
        return jobs.find(id)
                .flatMap(job -> job.request().options().integrations().stream()
                        .flatMap(it -> open(job, it).stream())
                        .map(it -> reported(job, it))
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder()))
                .map(Again::at)
                .orElse(Again.NEVER);
    }

    /** One run that is to be filled, and what its job's owner said of it. */
    private record Wanted(TrackedRun run, WandbIntegration integration) {}

    private Optional<Wanted> open(FineTuningJob job, WandbIntegration integration) {
        return runs.of(job.id()).stream()
                .filter(TrackedRun::isOpen)
                .filter(it -> integration.run().filter(it.id()::equals).isPresent())
                .map(it -> new Wanted(it, integration))
                .findFirst();
    }

    /** When to go on with it; empty if nothing is left to do. */
    private Optional<Instant> reported(FineTuningJob job, Wanted wanted) {
        if (mayBeUndone(job)) {
            return Optional.of(clock.instant().plus(SIGN_OF_LIFE));
        }
        try {
            var begun = begun(job, wanted);
            var filled = filled(job, begun);
            if (!job.status().isFinal()) {
                return Optional.of(clock.instant().plus(SIGN_OF_LIFE));
            }
            finish(job, filled, wanted.integration());
            return Optional.empty();
        } catch (ProviderFailure e) {
            LOG.info("{} could not be reported this time: {}", wanted.run().id(), e.reason());
            return failed(job, wanted.run());
        }
    }

    /** A job that its provider turns down at once is gone, and a run of it would stay for ever. */
    private static boolean mayBeUndone(FineTuningJob job) {
        return job.placement().run().isEmpty() && !job.status().isFinal();
    }

    private TrackedRun begun(FineTuningJob job, Wanted wanted) {
        var run = wanted.run();
        if (run.place().isPresent()) {
            return run;
        }
        var place = tracker.begin(Description.of(job, run.id(), wanted.integration()));
        return changed(run, it -> it.begunAt(place));
    }

    private TrackedRun filled(FineTuningJob job, TrackedRun begun) {
        var run = begun;
        var place = run.place().orElseThrow();
        while (true) {
            long first = run.sent();
            var events = log.metricsFrom(job.id(), first, ROWS);
            var rows = events.stream().map(it -> Description.row(job, it)).toList();
            if (rows.isEmpty() && job.status().isFinal()) {
                return run;
            }
            tracker.log(place, run.id(), first, rows);
            run = changed(run, it -> it.taken(first + rows.size()));
            if (rows.size() < ROWS) {
                return run;
            }
        }
    }

    /** What the provider chose is known by now: the description gets it too. */
    private void finish(FineTuningJob job, TrackedRun run, WandbIntegration integration) {
        var place = tracker.begin(Description.of(job, run.id(), integration));
        tracker.finish(place, run.id(), Description.ending(job, last(job, run)));
        changed(run, TrackedRun::finished);
    }

    private Optional<JobEvent> last(FineTuningJob job, TrackedRun run) {
        return run.sent() == 0
                ? Optional.empty()
                : log.metricsFrom(job.id(), run.sent() - 1, 1).stream().findFirst();
    }

    private TrackedRun changed(
            TrackedRun run, UnaryOperator<TrackedRun> change) {
        return runs.change(run.id(), change).orElse(change.apply(run));
    }

    private Optional<Instant> failed(FineTuningJob job, TrackedRun run) {
        var now = clock.instant();
        var failed =
                transactions.call(
                        () -> {
                            var it = changed(run, open -> open.failed(now));
                            if (it.state() == TrackedRun.State.GIVEN_UP) {
                                log.append(job.id(), List.of(givenUp(it, now)));
                            }
                            return it;
                        });
        return Optional.of(failed).filter(TrackedRun::isOpen).map(it -> it.retryAt(now));
    }

    private static JobEvent givenUp(TrackedRun run, Instant now) {
        return JobEvent.ours(
                "tracking:" + run.id(),
                now,
                JobEvent.Level.WARN,
                "Weights & Biases has not taken this job's figures for three days; the gateway has"
                        + " stopped trying. The job itself is not affected.");
    }
}
