package dev.tunegate.application.batch;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.Batches;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.finetuning.Requester;
import dev.tunegate.domain.shared.Refusal;
import java.time.Clock;
import java.util.Optional;

/** Adds a batch that nobody has asked for yet, if its caller may have one more. */
@Step
public final class AddBatchOnce {

    private final Batches batches;
    private final Clock clock;

    public AddBatchOnce(Batches batches, Clock clock) {
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * Must run in a transaction. A repeated request gets its batch however many there are: it takes
     * no place. One that has failed already takes none either.
     *
     * @return the batch that this one repeats; empty if it was added
     * @throws Refusal.LimitReached if the caller may not have one more
     */
    Optional<Batch> add(Caller caller, Batch batch) {
        return batches.addUnlessRepeated(
                batch,
                () -> {
                    var repeated = repeatedBy(batch.requester());
                    if (repeated.isEmpty() && !batch.status().isFinal()) {
                        claim(caller);
                    }
                    return repeated;
                });
    }

    private Optional<Batch> repeatedBy(Requester requester) {
        var identity = requester.identity();
        var owner = requester.owner();
        var now = clock.instant();
        return identity.idempotencyKey()
                .map(
                        it ->
                                batches.findByIdempotencyKey(
                                        owner, it, now.minus(RequestIdentity.KEY_LIFETIME)))
                .orElseGet(
                        () ->
                                identity.repeatOf()
                                        .flatMap(
                                                it ->
                                                        batches.findByFingerprint(
                                                                owner,
                                                                identity.fingerprint(),
                                                                now.minus(it))));
    }

    /**
     * As many batches may be under way as training jobs, besides these. The quotas come in one
     * order for everybody, so that nobody waits in a circle.
     */
    private void claim(Caller caller) {
        for (var quota : caller.quotas()) {
            var limit = quota.limits().runningJobs();
            if (limit.isPresent() && batches.unfinishedUnder(quota) >= limit.get()) {
                throw reached(quota, limit.get());
            }
        }
    }

    private static Refusal reached(Quota quota, long limit) {
        return new Refusal.LimitReached(
                "running_batches_limit_reached",
                "The "
                        + quota.kind().word()
                        + " may have "
                        + limit
                        + " batches under way at a time. Wait until one has ended, or cancel one.",
                Optional.empty());
    }
}
