package dev.tunegate.domain.webhook;

import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one endpoint is told of one event, and how far that has come.
 *
 * @param last what came of the latest attempt that has ended
 * @param endedAt since when nothing more is sent
 */
public record WebhookDelivery(
        DeliveryId id,
        WebhookId webhook,
        WebhookEvent event,
        DeliveryStatus status,
        Turn turn,
        Optional<Outcome> last,
        Optional<Instant> endedAt) {

    /** Longer than an attempt takes; one that has not ended by then has died with its node. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(60);

    /** A receiver that turns an event down so often will hardly ever take it. */
    private static final int PATIENCE = 3;

    /**
     * Where it stands in its endpoint's line. A replay begins another one.
     *
     * @param due when it may be sent next
     * @param attempts how many were begun
     * @param aside whether newer events need not wait for it
     * @param sequence its number among all that this endpoint was ever sent, in the order of the
     *     first attempts; empty before that
     */
    public record Turn(
            Instant queuedAt, Instant due, int attempts, boolean aside, Optional<Long> sequence) {

        private Turn dueAt(Instant when) {
            return new Turn(queuedAt, when, attempts, aside, sequence);
        }
    }

    /** What came of an attempt. */
    public record Outcome(Instant at, Reply reply) {}

    public static WebhookDelivery queued(WebhookId webhook, WebhookEvent event) {
        return new WebhookDelivery(
                DeliveryId.fresh(),
                webhook,
                event,
                DeliveryStatus.PENDING,
                new Turn(event.createdAt(), event.createdAt(), 0, false, Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    public boolean isDue(Instant now) {
        return status == DeliveryStatus.PENDING && !turn.due().isAfter(now);
    }

    /**
     * One attempt begins. Should its node die, another one is due when it must have ended.
     *
     * @param sequence the number for a first attempt
     */
    public WebhookDelivery attempted(long sequence, Instant now) {
        return with(
                new Turn(
                        turn.queuedAt(),
                        now.plus(LONGEST_ATTEMPT),
                        turn.attempts() + 1,
                        turn.aside(),
                        turn.sequence().or(() -> Optional.of(sequence))));
    }

    /**
     * An attempt has ended. A success counts whenever it comes; a failure only while no other
     * attempt was begun.
     *
     * @param attempt which one
     */
    public WebhookDelivery replied(int attempt, Reply reply, Instant now) {
        if (status != DeliveryStatus.PENDING
                || (!reply.isSuccess() && attempt != turn.attempts())) {
            return this;
        }
        var outcome = Optional.of(new Outcome(now, reply));
        if (reply.isSuccess()) {
            return ended(DeliveryStatus.SUCCEEDED, outcome, now);
        }
        return RetryPlan.next(turn.queuedAt(), turn.attempts(), now, reply.patience())
                .map(it -> waiting(it, reply, outcome))
                .orElseGet(() -> ended(DeliveryStatus.FAILED, outcome, now));
    }

    private WebhookDelivery waiting(Instant until, Reply reply, Optional<Outcome> outcome) {
        boolean aside = turn.aside() || (!reply.isAway() && turn.attempts() >= PATIENCE);
        var next = new Turn(turn.queuedAt(), until, turn.attempts(), aside, turn.sequence());
        return new WebhookDelivery(id, webhook, event, status, next, outcome, endedAt);
    }

    /** Nothing more is sent, for its endpoint is told nothing any more. */
    public WebhookDelivery givenUp(Instant now) {
        return status == DeliveryStatus.PENDING ? ended(DeliveryStatus.FAILED, last, now) : this;
    }

    private WebhookDelivery ended(DeliveryStatus how, Optional<Outcome> outcome, Instant now) {
        return new WebhookDelivery(id, webhook, event, how, turn, outcome, Optional.of(now));
    }

    /**
     * The same event once more, from the start of the plan; newer ones do not wait for it.
     *
     * @throws Refusal.WrongState while it is still to be sent
     */
    public WebhookDelivery replayed(Instant now) {
        if (status == DeliveryStatus.PENDING) {
            throw new Refusal.WrongState(
                    "delivery_pending", "This delivery is still pending; it will be sent anyway.");
        }
        return new WebhookDelivery(
                id,
                webhook,
                event,
                DeliveryStatus.PENDING,
                new Turn(now, now, 0, true, Optional.empty()),
                last,
                Optional.empty());
    }

    /** Due at once, for its endpoint may be another one now. */
    public WebhookDelivery hastened(Instant now) {
        return status == DeliveryStatus.PENDING && turn.due().isAfter(now)
                ? with(turn.dueAt(now))
                : this;
    }

    private WebhookDelivery with(Turn next) {
        return new WebhookDelivery(id, webhook, event, status, next, last, endedAt);
    }
}
