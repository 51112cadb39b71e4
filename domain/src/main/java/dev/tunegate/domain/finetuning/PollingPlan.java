package dev.tunegate.domain.finetuning;

import java.time.Duration;
import java.time.Instant;

/**
 * When to ask a provider again: often while a job is young, seldom when it is old, and never more
 * seldom than {@code slowest}.
 *
 * @param fastest the shortest pause, for jobs that have just begun
 * @param slowest the longest pause
 */
public record PollingPlan(Duration fastest, Duration slowest) {

    /** A job's age is divided by this: one that runs for an hour is looked at every minute. */
    private static final int SHARE_OF_AGE = 60;

    public PollingPlan {
        if (fastest.isNegative() || fastest.isZero() || slowest.compareTo(fastest) < 0) {
            throw new IllegalArgumentException(fastest + " to " + slowest);
        }
    }

    public Instant next(Instant began, Instant now) {
        return now.plus(within(Duration.between(began, now).dividedBy(SHARE_OF_AGE)));
    }

    /** The pause after so many failures in a row: it doubles from one to the next. */
    public Instant afterFailure(int failures, Instant now) {
        return now.plus(within(fastest.multipliedBy(1L << Math.min(failures, 20))));
    }

    private Duration within(Duration pause) {
        if (pause.compareTo(fastest) < 0) {
            return fastest;
        }
        return pause.compareTo(slowest) > 0 ? slowest : pause;
    }
}
