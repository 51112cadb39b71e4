package dev.tunegate.domain.finetuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a provider is asked again. */
final class PollingPlanTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final PollingPlan PLAN =
            new PollingPlan(Duration.ofSeconds(2), Duration.ofMinutes(5));

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT2S",
        "PT2M, PT2S",
        "PT4M, PT4S",
        "PT1H, PT1M",
        "PT5H, PT5M",
        "P30D, PT5M",
        "-PT1H, PT2S"
    })
    void the_pause_grows_with_the_jobs_age_within_its_bounds(Duration age, Duration pause) {
        assertThat(PLAN.next(NOW.minus(age), NOW)).isEqualTo(NOW.plus(pause));
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT2S",
        "1, PT4S",
        "2, PT8S",
        "7, PT4M16S",
        "8, PT5M",
        "63, PT5M",
        "64, PT5M",
        "2147483647, PT5M"
    })
    void the_pause_after_failures_doubles_up_to_its_bound(int failures, Duration pause) {
        assertThat(PLAN.afterFailure(failures, NOW)).isEqualTo(NOW.plus(pause));
    }

    @Test
    void the_bounds_must_make_sense() {
        var second = Duration.ofSeconds(1);

        assertThatThrownBy(() -> new PollingPlan(Duration.ZERO, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PollingPlan(second.negated(), second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PollingPlan(second, second.minusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new PollingPlan(second, second).next(NOW, NOW)).isEqualTo(NOW.plus(second));
    }
}
