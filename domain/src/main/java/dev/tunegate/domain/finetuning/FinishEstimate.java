package dev.tunegate.domain.finetuning;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * When a run will end if it goes on as it has gone so far: told from its metrics events, for
 * providers that do not say it themselves.
 */
public final class FinishEstimate {

    private static final String STEP = "step";
    private static final String TOTAL = "total_steps";

    /** No training goes on for longer; a host that counts wildly does not know its end. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private FinishEstimate() {}

    /**
     * Empty while fewer than two steps are known, or not how many there will be. From one estimate
     * to the next it goes half the way to what the figures say, so that it does not jump about.
     *
     * @param metrics oldest first
     * @param former the estimate that was shown last
     */
    public static Optional<Instant> of(
            List<JobEvent> metrics, Optional<Instant> former, Instant now) {
        return plain(metrics.stream().filter(it -> number(it, STEP).isPresent()).toList())
                .map(it -> former.map(last -> halfWay(last, it)).orElse(it))
                .map(it -> it.truncatedTo(ChronoUnit.SECONDS))
                .filter(it -> it.isAfter(now));
    }

    private static Optional<Instant> plain(List<JobEvent> steps) {
        if (steps.size() < 2) {
            return Optional.empty();
        }
        var first = steps.getFirst();
        var last = steps.getLast();
        double done = step(last) - step(first);
        var passed = Duration.between(first.createdAt(), last.createdAt());
        if (done <= 0 || passed.isZero() || passed.isNegative()) {
            return Optional.empty();
        }
        return number(last, TOTAL)
                .map(BigDecimal::doubleValue)
                .filter(it -> it >= step(last))
                .map(it -> (it - step(last)) / done * passed.toMillis())
                .filter(it -> it <= LONGEST.toMillis())
                .map(it -> last.createdAt().plusMillis(Math.round(it)));
    }

    private static double step(JobEvent event) {
        return number(event, STEP).map(BigDecimal::doubleValue).orElse(0.0);
    }

    private static Optional<BigDecimal> number(JobEvent event, String name) {
        return Optional.ofNullable(event.text().data().get(name));
    }

    private static Instant halfWay(Instant from, Instant to) {
        return from.plusMillis(Duration.between(from, to).toMillis() / 2);
    }
}
