package dev.tunegate.domain.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.finetuning.ExperimentTracker.Ending;
import dev.tunegate.domain.finetuning.ExperimentTracker.Experiment;
import dev.tunegate.domain.finetuning.ExperimentTracker.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every experiment tracker must do. Each test begins with one that knows no run. */
public interface ExperimentTrackerContract {

    Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    TrackedRunId RUN = TrackedRunId.of(new JobId("ftjob-aTrackedJob"), 1);

    ExperimentTracker tracker();

    /** The losses in the run's history as the tracker has it, in their order. */
    List<BigDecimal> losses();

    /** How the run ended there: {@code 0} if well; empty while it goes on. */
    Optional<Integer> exitCode();

    static Experiment anExperiment() {
        return new Experiment(
                RUN,
                "lab",
                Optional.of("staff"),
                "größe & more",
                List.of("a", "b"),
                Map.of("model", "gpt-4o-mini"),
                Map.of("n_epochs", BigDecimal.valueOf(3)));
    }

    static Row aRow(long step) {
        return new Row(
                step,
                NOON.plusSeconds(step),
                Duration.ofSeconds(step),
                Map.of("train_loss", BigDecimal.valueOf(step, 2)));
    }

    private static List<BigDecimal> hundredths(long... values) {
        return java.util.Arrays.stream(values).mapToObj(it -> BigDecimal.valueOf(it, 2)).toList();
    }

    @Test
    default void a_run_that_has_begun_takes_rows() {
        var at = tracker().begin(anExperiment());

        tracker().log(at, RUN, 0, List.of(aRow(1), aRow(2)));
        tracker().log(at, RUN, 2, List.of(aRow(3)));

        assertThat(at.project()).isEqualTo("lab");
        assertThat(losses()).usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(hundredths(1, 2, 3));
        assertThat(exitCode()).isEmpty();
    }

    @Test
    default void what_is_said_twice_is_there_once() {
        var at = tracker().begin(anExperiment());
        tracker().log(at, RUN, 0, List.of(aRow(1), aRow(2)));

        var again = tracker().begin(anExperiment());
        tracker().log(again, RUN, 0, List.of(aRow(1), aRow(2)));
        tracker().log(again, RUN, 1, List.of(aRow(2), aRow(3)));

        assertThat(again).isEqualTo(at);
        assertThat(losses()).usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(hundredths(1, 2, 3));
    }

    @Test
    default void a_sign_of_life_adds_nothing() {
        var at = tracker().begin(anExperiment());

        tracker().log(at, RUN, 0, List.of());

        assertThat(losses()).isEmpty();
    }

    @Test
    default void a_run_is_finished_well_or_not() {
        var at = tracker().begin(anExperiment());
        tracker().finish(at, RUN, new Ending(JobStatus.FAILED, Optional.empty(), Optional.empty()));
        assertThat(exitCode()).contains(1);

        tracker()
                .finish(
                        at,
                        RUN,
                        new Ending(
                                JobStatus.SUCCEEDED, Optional.of(aRow(3)), Optional.of("ft:m::x")));

        assertThat(exitCode()).contains(0);
    }
}
