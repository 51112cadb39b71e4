package dev.tunegate.providers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the figures could be those of a real run. */
class LossCurveTest {

    private static RunNote run(int seed, String method, int epochs) {
        return new RunNote(
                "ftjob-one",
                0,
                new RunNote.Recipe("base", null, method, seed, "file-one"),
                new RunNote.Load(120, 10_000, true, epochs, 4, BigDecimal.ONE),
                new RunNote.Script(30_000, false, null),
                RunNote.Fate.UNTOUCHED);
    }

    private static double average(
            RunNote run, long from, long to, ToDoubleFunction<StepFigures> figure) {
        var curve = new LossCurve(run);
        return LongStream.rangeClosed(from, to)
                .mapToObj(curve::at)
                .mapToDouble(figure)
                .average()
                .orElseThrow();
    }

    private static double trainLoss(StepFigures figures) {
        return figures.training().loss();
    }

    private static double validLoss(StepFigures figures) {
        return figures.validation().orElseThrow().sample().loss();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42, 1_000_000, Integer.MAX_VALUE})
    void a_loss_starts_high_and_ends_low(int seed) {
        var run = run(seed, "supervised", 3);

        assertThat(average(run, 1, 3, LossCurveTest::trainLoss)).isBetween(1.3, 2.7);
        assertThat(average(run, 81, 90, LossCurveTest::trainLoss)).isBetween(0.1, 0.7);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42, 1_000_000, Integer.MAX_VALUE})
    void validation_is_worse_than_training_on_average(int seed) {
        var run = run(seed, "supervised", 3);

        assertThat(average(run, 1, 90, LossCurveTest::validLoss))
                .isGreaterThan(average(run, 1, 90, LossCurveTest::trainLoss));
    }

    @Test
    void accuracy_rises() {
        var run = run(7, "supervised", 3);

        assertThat(average(run, 81, 90, it -> it.training().accuracy()))
                .isGreaterThan(average(run, 1, 10, it -> it.training().accuracy()) + 0.1)
                .isLessThan(1);
    }

    @Test
    void many_epochs_overfit() {
        var run = run(7, "supervised", 12);

        double best = average(run, 60, 90, LossCurveTest::validLoss);
        double last = average(run, 330, 360, LossCurveTest::validLoss);
        assertThat(last).isGreaterThan(best);
        assertThat(average(run, 330, 360, LossCurveTest::trainLoss))
                .isLessThan(average(run, 60, 90, LossCurveTest::trainLoss));
    }

    @Test
    void a_preference_loss_starts_at_the_logarithm_of_two() {
        assertThat(average(run(7, "dpo", 3), 1, 3, LossCurveTest::trainLoss)).isBetween(0.55, 0.75);
    }

    @Test
    void a_curve_is_noisy() {
        var curve = new LossCurve(run(7, "supervised", 3));

        long rises =
                LongStream.range(1, 90)
                        .filter(it -> trainLoss(curve.at(it + 1)) > trainLoss(curve.at(it)))
                        .count();

        assertThat(rises).isBetween(15L, 60L);
    }

    @Test
    void a_seed_makes_the_curve() {
        var one = new LossCurve(run(1, "supervised", 3)).at(10);

        assertThat(new LossCurve(run(1, "supervised", 3)).at(10)).isEqualTo(one);
        assertThat(new LossCurve(run(2, "supervised", 3)).at(10)).isNotEqualTo(one);
    }
}
