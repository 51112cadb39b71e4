package dev.tunegate.bootstrap.configuration;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads durations and sizes as people write them. */
final class Amounts {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,15})\\s*([A-Za-z]*)");

    private static final Map<String, Duration> TIMES =
            Map.of(
                    "ms", Duration.ofMillis(1),
                    "s", Duration.ofSeconds(1),
                    "m", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1),
                    "d", Duration.ofDays(1));

    private static final Map<String, Long> SIZES =
            Map.of(
                    "", 1L,
                    "b", 1L,
                    "kb", 1_000L,
                    "mb", 1_000_000L,
                    "gb", 1_000_000_000L,
                    "kib", 1L << 10,
                    "mib", 1L << 20,
                    "gib", 1L << 30);

    private Amounts() {}

    /** At most 30 days; a number needs its unit. */
    static Optional<Duration> duration(String text) {
        var match = SHAPE.matcher(text);
        if (!match.matches() || match.group(1).length() > 9) {
            return Optional.empty();
        }
        return Optional.ofNullable(TIMES.get(match.group(2)))
                .map(it -> it.multipliedBy(Long.parseLong(match.group(1))))
                .filter(it -> it.compareTo(Duration.ofDays(30)) <= 0);
    }

    /** At most a petabyte or so; a number without a unit counts bytes. */
    static Optional<Long> bytes(String text) {
        var match = SHAPE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(match.group(1));
        return Optional.ofNullable(SIZES.get(match.group(2).toLowerCase(Locale.ROOT)))
                .filter(it -> number <= (1L << 50) / it)
                .map(it -> it * number);
    }
}
