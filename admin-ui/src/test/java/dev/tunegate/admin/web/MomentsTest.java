package dev.tunegate.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.shared.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times as people read them. */
final class MomentsTest {

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    private final Moments moments = new Moments(SettableClock.at(NOW));

    @ParameterizedTest
    @CsvSource({
        "PT0S, just now",
        "PT59S, 59 s ago",
        "PT60S, 1 min ago",
        "PT3H, 3 h ago",
        "PT3H5M, 3 h 5 min ago",
        "PT24H, 1 day ago",
        "P40D, 40 days ago",
        "PT-90M, in 1 h 30 min"
    })
    void the_past_and_the_future_are_told_in_their_largest_units(Duration before, String words) {
        assertThat(moments.view(NOW.minus(before)).ago()).isEqualTo(words);
    }

    @Test
    void a_moment_is_written_in_utc() {
        var view = moments.view(Instant.parse("2026-03-07T09:05:01.987Z"));

        assertThat(view)
                .isEqualTo(
                        new MomentView(
                                "2026-03-07T09:05:01Z",
                                "7 March 2026, 09:05:01 UTC",
                                "7 Mar 2026, 09:05",
                                "7 Mar 2026, 09:05:01",
                                "in 50 days"));
    }
}
