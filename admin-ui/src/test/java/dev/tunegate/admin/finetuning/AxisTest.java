package dev.tunegate.admin.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Round values at the right places. */
final class AxisTest {

    @Test
    void a_rounded_axis_reaches_beyond_its_values() {
        var axis = Axis.rounded(0.13, 2.41, 200, 0, 5);

        assertThat(labels(axis)).containsExactly("0.0", "0.5", "1.0", "1.5", "2.0", "2.5");
        assertThat(axis.at(0)).isEqualTo("200");
        assertThat(axis.at(2.5)).isEqualTo("0");
        assertThat(axis.at(1.25)).isEqualTo("100");
    }

    @Test
    void a_single_value_still_makes_an_axis() {
        var axis = Axis.rounded(0, 0, 100, 0, 5);

        assertThat(axis.high()).isGreaterThan(axis.low());
        assertThat(axis.ticks()).hasSizeBetween(2, 7);
    }

    @Test
    void values_far_from_zero_and_tiny_ones_get_labels_that_differ() {
        assertThat(labels(Axis.rounded(1e-6, 4e-6, 100, 0, 5))).doesNotHaveDuplicates();
        assertThat(labels(Axis.rounded(-5000, 90_000, 100, 0, 5)))
                .startsWith("-20000")
                .endsWith("100000");
    }

    @Test
    void steps_are_whole_and_stay_within_the_axis() {
        var few = Axis.exact(1, 3, 0, 100, 10);
        var many = Axis.exact(1, 300, 50, 750, 10);

        assertThat(labels(few)).containsExactly("1", "2", "3");
        assertThat(labels(many)).containsExactly("50", "100", "150", "200", "250", "300");
        assertThat(many.at(1)).isEqualTo("50");
        assertThat(many.at(300)).isEqualTo("750");
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Axis.Tick::label).toList();
    }
}
