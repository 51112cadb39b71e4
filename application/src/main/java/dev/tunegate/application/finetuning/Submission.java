package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobChanged;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobEvent.Level;
import dev.tunegate.domain.finetuning.JobLog;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Commits a job as intent together with its first attempt, and only then lets it go over the wire.
 * Whatever happens afterwards, the errand that was committed with it brings it to an end.
 */
@Step
public final class Submission {

    private final AddJobOnce jobs;
    private final JobLog log;
    private final JobFiles files;
    private final FirstAttempt attempt;
    private final Errands errands;
    private final SubmissionTiming timing;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public Submission(
            AddJobOnce jobs,
            JobLog log,
            JobFiles files,
            FirstAttempt attempt,
            Errands errands,
            SubmissionTiming timing,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.jobs = jobs;
        this.log = log;
        this.files = files;
        this.attempt = attempt;
        this.errands = errands;
        this.timing = timing;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * @param unasked the names of parameters that the caller left to the gateway
     */
    CreatedJob submit(Caller caller, FineTuningJob job, ModelDeployment at, Set<String> unasked) {
        var copies = files.copies(job.request().files(), at.id());
        var intent = copies.isPresent() ? job.attempting(now(), timing.patience()) : job;
        var notices = attempt.notices(job, at, unasked);
        var repeated = transactions.call(() -> commit(caller, intent, copies, notices));
        if (repeated.isPresent()) {
            return new CreatedJob(attempt.settled(same(repeated.get(), job)), true);
        }
        return new CreatedJob(copies.map(it -> attempt.send(intent, at, it)).orElse(intent), false);
    }

    private Optional<FineTuningJob> commit(
            Caller caller,
            FineTuningJob intent,
            Optional<ProviderFiles> copies,
            List<String> notices) {
        var repeated = jobs.add(caller, intent);
        if (repeated.isEmpty()) {
            files.wantAt(intent.request().files(), intent.placement().site().deployment());
            log.append(intent.id(), firstEvents(intent, notices));
            var now = now();
            errands.plan(
                    Errand.PURSUE_SUBMISSION,
                    intent.id().value(),
                    copies.isPresent() ? now.plus(timing.patience()) : now);
            announcer.announce(caller, JobChanged.created(intent));
        }
        return repeated;
    }

    /** As exact as it is stored, so that a job can be compared with what was stored of it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static FineTuningJob same(FineTuningJob former, FineTuningJob wanted) {
        var print = former.requester().identity().fingerprint();
        if (!print.equals(wanted.requester().identity().fingerprint())) {
            throw new Refusal.Conflict(
                    "idempotency_key_reused",
                    "This Idempotency-Key was used for another request; use a new one.");
        }
        return former;
    }

    private static List<JobEvent> firstEvents(FineTuningJob job, List<String> notices) {
        var events = new ArrayList<JobEvent>();
        events.add(event(job, "created", Level.INFO, "Created fine-tuning job: " + job.id()));
        for (int i = 0; i < notices.size(); i++) {
            events.add(event(job, "notice-" + (i + 1), Level.WARN, notices.get(i)));
        }
        var file = job.request().files().training();
        events.add(event(job, "validating", Level.INFO, "Validating training file: " + file));
        return events;
    }

    private static JobEvent event(FineTuningJob job, String key, Level level, String text) {
        return JobEvent.ours(key, job.createdAt(), level, text);
    }
}
