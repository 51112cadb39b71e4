package dev.tunegate.admin.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tells times to people: in UTC, and as how long it has been. */
@Component
public final class Moments {

    private static final DateTimeFormatter EXACT = pattern("d MMMM uuuu, HH:mm:ss 'UTC'");
    private static final DateTimeFormatter SHOWN = pattern("d MMM uuuu, HH:mm");
    private static final DateTimeFormatter TIMED = pattern("d MMM uuuu, HH:mm:ss");

    private final Clock clock;

    Moments(Clock clock) {
        this.clock = clock;
    }

    public MomentView view(Instant moment) {
        return new MomentView(
                moment.truncatedTo(ChronoUnit.SECONDS).toString(),
                EXACT.format(moment),
                SHOWN.format(moment),
                TIMED.format(moment),
                ago(moment));
    }

    public Instant now() {
        return clock.instant();
    }

    private String ago(Instant moment) {
        var now = clock.instant();
        if (moment.isAfter(now)) {
            return "in " + length(Duration.between(now, moment));
        }
        var past = Duration.between(moment, now);
        return past.toSeconds() < 5 ? "just now" : length(past) + " ago";
    }

    /** A duration in its one or two largest units. */
    public static String length(Duration length) {
        if (length.toMinutes() < 1) {
            return length.toSeconds() + " s";
        }
        if (length.toHours() < 1) {
            return length.toMinutes() + " min";
        }
        if (length.toDays() < 1) {
            var minutes = length.toMinutesPart();
            return length.toHours() + " h" + (minutes == 0 ? "" : " " + minutes + " min");
        }
        return length.toDays() == 1 ? "1 day" : length.toDays() + " days";
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
