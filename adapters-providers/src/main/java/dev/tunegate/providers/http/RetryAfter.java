package dev.tunegate.providers.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads how long a provider asks us to wait: milliseconds, seconds, or an HTTP date. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    static Optional<Duration> of(HttpAnswer answer, Clock clock) {
        return answer.header("retry-after-ms")
                .flatMap(it -> number(it, 1))
                .or(() -> answer.header("retry-after").flatMap(it -> secondsOrDate(it, clock)))
                .map(RetryAfter::bounded);
    }

    private static Optional<Duration> secondsOrDate(String value, Clock clock) {
        return number(value, 1000).or(() -> date(value, clock));
    }

    private static Optional<Duration> number(String value, int millis) {
        try {
            double number = Double.parseDouble(value.strip());
            return Double.isFinite(number)
                    ? Optional.of(Duration.ofMillis((long) Math.ceil(number * millis)))
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> date(String value, Clock clock) {
        try {
            var date = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(clock.instant(), date.toInstant()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
