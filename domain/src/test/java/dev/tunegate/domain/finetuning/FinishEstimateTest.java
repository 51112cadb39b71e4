package dev.tunegate.domain.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a run will end, told from its steps. */
class FinishEstimateTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private static JobEvent step(long step, Instant at) {
        Map<String, BigDecimal> data =
                Map.of("step", BigDecimal.valueOf(step), "total_steps", BigDecimal.valueOf(100));
        return new JobEvent(
                EventId.fresh(),
                "step-" + step,
                at,
                JobEvent.Level.INFO,
                new JobEvent.Text("Step " + step, data));
    }

    private static Optional<Instant> estimate(JobEvent... metrics) {
        return FinishEstimate.of(List.of(metrics), Optional.empty(), NOON);
    }

    @Test
    void as_fast_as_it_went_it_goes_on() {
        assertThat(estimate(step(10, NOON), step(20, NOON.plusSeconds(60))))
                .contains(NOON.plusSeconds(60 + 8 * 60));
    }

    @Test
    void nothing_is_known_from_one_step_or_from_steps_of_one_moment() {
        assertThat(estimate()).isEmpty();
        assertThat(estimate(step(10, NOON))).isEmpty();
        assertThat(estimate(step(10, NOON), step(20, NOON))).isEmpty();
        assertThat(estimate(step(20, NOON), step(10, NOON.plusSeconds(9)))).isEmpty();
    }

    @Test
    void nothing_is_known_without_the_number_of_steps() {
        var text = new JobEvent.Text("Step 20", Map.of("step", BigDecimal.valueOf(20)));
        var open =
                new JobEvent(EventId.fresh(), "k", NOON.plusSeconds(60), JobEvent.Level.INFO, text);

        assertThat(estimate(step(10, NOON), open)).isEmpty();
    }

    @Test
    void an_end_that_nobody_will_see_is_no_estimate() {
        var told = Map.of("step", BigDecimal.valueOf(20), "total_steps", new BigDecimal("1E+30"));
        var text = new JobEvent.Text("Step 20", told);
        var last =
                new JobEvent(EventId.fresh(), "k", NOON.plusSeconds(60), JobEvent.Level.INFO, text);
        var steps = List.of(step(10, NOON), last);

        assertThat(FinishEstimate.of(steps, Optional.of(NOON), NOON)).isEmpty();
        assertThat(FinishEstimate.of(steps, Optional.empty(), NOON)).isEmpty();
    }

    @Test
    void an_end_that_is_past_is_no_estimate() {
        var metrics = List.of(step(10, NOON), step(20, NOON.plusSeconds(60)));

        var late = FinishEstimate.of(metrics, Optional.empty(), NOON.plus(Duration.ofHours(1)));

        assertThat(late).isEmpty();
    }

    @Test
    void noisy_steps_do_not_make_it_jump() {
        var metrics = new ArrayList<JobEvent>();
        Optional<Instant> shown = Optional.empty();
        var at = NOON;
        for (int step = 1; step < 100; step++) {
            at = at.plusSeconds(step % 2 == 0 ? 2 : 10);
            metrics.add(step(step, at));
            var next = FinishEstimate.of(metrics, shown, at);
            if (step > 10) {
                assertThat(Duration.between(shown.orElseThrow(), next.orElseThrow()).abs())
                        .isLessThan(Duration.ofSeconds(60));
            }
            shown = next;
        }
        assertThat(Duration.between(at, shown.orElseThrow()).abs())
                .isLessThan(Duration.ofSeconds(30));
    }
}
