package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.JobChanged;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobLog;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.util.function.UnaryOperator;

/**
 * Writes down what a provider says of a run: the job's progress, its log, and on success the files
 * and models that came out, all in one transaction, so that a job that is seen to have succeeded
 * can be called at that moment.
 */
@Step
public final class RecordReport {

    private final FineTuningJobs jobs;
    private final JobLog log;
    private final Harvest harvest;
    private final KeepOutcome outcome;
    private final Tracking tracking;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public RecordReport(
            FineTuningJobs jobs,
            JobLog log,
            Harvest harvest,
            KeepOutcome outcome,
            Tracking tracking,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.jobs = jobs;
        this.log = log;
        this.harvest = harvest;
        this.outcome = outcome;
        this.tracking = tracking;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * The job as it stands after the report; unchanged where the state machine forbids the report.
     */
    FineTuningJob record(FineTuningJob job, ModelDeployment at, ProviderJob run) {
        try (var yield = harvest.gather(job, at, run)) {
            return transactions.call(() -> store(job, yield));
        }
    }

    private FineTuningJob store(FineTuningJob seen, Yield yield) {
        var fileIds = yield.files().stream().map(ManagedFile::id).toList();
        var now = clock.instant();
        var locked = jobs.change(seen.id(), UnaryOperator.identity());
        if (locked.isEmpty()) {
            return seen;
        }
        var before = locked.get();
        var job =
                jobs.change(before.id(), it -> it.reported(yield.run(), fileIds, now))
                        .orElseThrow();
        log.append(job.id(), yield.events());
        if (job.status() != before.status()) {
            announcer.announce(Caller.gateway(), JobChanged.moved(job));
            if (job.status().isFinal()) {
                outcome.keep(job, yield);
            }
        }
        if (job.status().isFinal() || yield.events().stream().anyMatch(JobEvent::isMetrics)) {
            tracking.progressed(job);
        }
        return job;
    }
}
