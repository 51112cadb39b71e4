package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.finetuning.Requester;
import dev.tunegate.domain.shared.Refusal;
import java.time.Clock;
import java.util.Optional;

/**
 * Adds a job that nobody has asked for yet, if its caller may have one more, and has it reported
 * where its caller wants to see it.
 */
@Step
public final class AddJobOnce {

    private final FineTuningJobs jobs;
    private final JobRoom room;
    private final Tracking tracking;
    private final Clock clock;

    public AddJobOnce(FineTuningJobs jobs, JobRoom room, Tracking tracking, Clock clock) {
        this.jobs = jobs;
        this.room = room;
        this.tracking = tracking;
        this.clock = clock;
    }

    /**
     * Must run in a transaction. A repeated request gets its job however many there are: it takes
     * no place.
     *
     * @return the job that this one repeats; empty if it was added
     * @throws Refusal.LimitReached if the caller may not have one more
     */
    Optional<FineTuningJob> add(Caller caller, FineTuningJob job) {
        var repeated =
                jobs.addUnlessRepeated(
                        job,
                        () -> {
                            var former = repeatedBy(job.requester());
                            if (former.isEmpty()) {
                                room.claim(caller);
                            }
                            return former;
                        });
        if (repeated.isEmpty()) {
            tracking.begun(job);
        }
        return repeated;
    }

    private Optional<FineTuningJob> repeatedBy(Requester requester) {
        var identity = requester.identity();
        var now = clock.instant();
        return identity.idempotencyKey()
                .map(
                        it ->
                                jobs.findByIdempotencyKey(
                                        requester.owner(),
                                        it,
                                        now.minus(RequestIdentity.KEY_LIFETIME)))
                .orElseGet(
                        () ->
                                identity.repeatOf()
                                        .flatMap(
                                                it ->
                                                        jobs.findByFingerprint(
                                                                requester.owner(),
                                                                identity.fingerprint(),
                                                                now.minus(it))));
    }
}
