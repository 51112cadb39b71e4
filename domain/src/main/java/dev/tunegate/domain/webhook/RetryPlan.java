package dev.tunegate.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When something that was not taken is sent again: the example schedule of Standard Webhooks
 * (specification 1.0.0, seen 2026-11-21), ten attempts within 75 hours, 35 minutes and 5 seconds.
 */
public final class RetryPlan {

    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24));

    /** How long after it was queued something is sent for the last time. */
    public static final Duration LIFE = PAUSES.stream().reduce(Duration.ZERO, Duration::plus);

    /** Ten answers that take all their time still count as on time. */
    private static final Duration SLACK = Duration.ofMinutes(10);

    /** How long an endpoint may ask us to wait. */
    private static final Duration MOST_PATIENCE = Duration.ofHours(1);

    private RetryPlan() {}

    /**
     * The next attempt; empty if that was the last. What had to wait behind others for long goes on
     * where it would be had it been tried all the while, so that none lives longer than {@link
     * #LIFE} and one more attempt.
     *
     * @param attempts how many there were
     * @param patience how long the endpoint asks us to wait
     */
    static Optional<Instant> next(
            Instant queuedAt, int attempts, Instant now, Optional<Duration> patience) {
        int pause = Math.max(attempts - 1, passed(Duration.between(queuedAt, now)));
        var end = queuedAt.plus(LIFE);
        if (pause >= PAUSES.size() || !end.isAfter(now)) {
            return Optional.empty();
        }
        var planned = earlier(now.plus(PAUSES.get(pause)), end);
        return Optional.of(later(planned, now.plus(bounded(patience))));
    }

    /** Behind how many pauses something of this age must be. */
    private static int passed(Duration age) {
        int count = 0;
        var sum = Duration.ZERO;
        for (var pause : PAUSES) {
            sum = sum.plus(pause);
            if (sum.compareTo(age.minus(SLACK)) > 0) {
                return count;
            }
            count++;
        }
        return count;
    }

    private static Duration bounded(Optional<Duration> patience) {
        return patience.map(it -> it.compareTo(MOST_PATIENCE) > 0 ? MOST_PATIENCE : it)
                .orElse(Duration.ZERO);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
