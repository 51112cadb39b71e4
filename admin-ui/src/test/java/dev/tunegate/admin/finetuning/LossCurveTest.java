package dev.tunegate.admin.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.finetuning.EventId;
import dev.tunegate.domain.finetuning.JobEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A run's metrics as a picture. */
final class LossCurveTest {

    @Test
    void without_a_loss_there_is_no_curve() {
        assertThat(LossCurve.of(List.of())).isEmpty();
        assertThat(LossCurve.of(List.of(event("step", "1")))).isEmpty();
        assertThat(LossCurve.of(List.of(event("train_loss", "1.5")))).isEmpty();
    }

    @Test
    void the_training_loss_falls_from_the_upper_left_to_the_lower_right() {
        var curve =
                LossCurve.of(
                                List.of(
                                        event("step", "1", "train_loss", "2.5"),
                                        event("step", "2", "train_loss", "1.25"),
                                        event("step", "3", "train_loss", "0")))
                        .orElseThrow();

        assertThat(curve.training().path()).isEqualTo("M64 16 L403 141 L742 266");
        assertThat(curve.training().last()).isEqualTo("0");
        assertThat(curve.validation().path()).isEmpty();
        assertThat(curve.description())
                .isEqualTo("Training loss went from 2.5 at step 1 to 0 at step 3.");
    }

    @Test
    void the_validation_loss_is_a_line_of_its_own_where_it_was_measured() {
        var curve =
                LossCurve.of(
                                List.of(
                                        event("step", "1", "train_loss", "2"),
                                        event("step", "2", "train_loss", "1", "valid_loss", "1.5"),
                                        event("step", "4", "train_loss", "1"),
                                        event("step", "5", "full_valid_loss", "1.25")))
                        .orElseThrow();

        assertThat(curve.validation().dots())
                .extracting(LossCurve.Dot::label)
                .containsExactly("Step 2: 1.5", "Step 5: 1.25");
        assertThat(curve.training().dots()).hasSize(3);
        assertThat(curve.description())
                .endsWith("Validation loss went from 1.5 at step 2 to 1.25 at step 5.");
    }

    @Test
    void a_run_that_has_only_begun_leaves_room_for_the_steps_to_come() {
        var curve =
                LossCurve.of(
                                List.of(
                                        event("step", "1", "train_loss", "2", "total_steps", "100"),
                                        event("step", "50", "train_loss", "1")))
                        .orElseThrow();

        assertThat(curve.across().ticks()).last().extracting(Axis.Tick::label).isEqualTo("100");
        assertThat(Double.parseDouble(curve.training().dots().getLast().x())).isLessThan(420);
    }

    @Test
    void many_points_are_a_line_without_dots() {
        var events =
                IntStream.rangeClosed(1, 500)
                        .mapToObj(it -> event("step", "" + it, "train_loss", "" + 1.0 / it))
                        .toList();

        var training = LossCurve.of(events).orElseThrow().training();

        assertThat(training.path().split(" L")).hasSize(500);
        assertThat(training.dots()).isEmpty();
    }

    @Test
    void one_point_is_a_dot() {
        var curve = LossCurve.of(List.of(event("step", "7", "train_loss", "0.5"))).orElseThrow();

        assertThat(curve.training().path()).isEmpty();
        assertThat(curve.training().dots()).hasSize(1);
    }

    @Test
    void a_number_too_large_to_draw_is_left_out() {
        var curve =
                LossCurve.of(
                        List.of(
                                event("step", "1", "train_loss", "1e400"),
                                event("step", "2", "train_loss", "1")));

        assertThat(curve.orElseThrow().training().dots()).hasSize(1);
    }

    private static JobEvent event(String... pairs) {
        var data = new HashMap<String, BigDecimal>();
        for (int i = 0; i < pairs.length; i += 2) {
            data.put(pairs[i], new BigDecimal(pairs[i + 1]));
        }
        return new JobEvent(
                EventId.fresh(),
                "key",
                Instant.EPOCH,
                JobEvent.Level.INFO,
                new JobEvent.Text("Step", data));
    }
}
