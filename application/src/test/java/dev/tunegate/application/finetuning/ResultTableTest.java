package dev.tunegate.application.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.finetuning.EventId;
import dev.tunegate.domain.finetuning.JobEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The result file that the gateway writes itself. */
class ResultTableTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final String HEAD =
            "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy";

    private static JobEvent event(Map<String, BigDecimal> figures) {
        return new JobEvent(
                EventId.fresh(),
                "k" + figures.hashCode(),
                NOON,
                JobEvent.Level.INFO,
                new JobEvent.Text("Step", figures));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static String text(JobEvent... events) throws IOException {
        try (var table = ResultTable.of(List.of(events))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void figures_stand_in_openais_columns() throws IOException {
        var first =
                event(
                        Map.of(
                                "step", number("1"),
                                "train_loss", number("0.50"),
                                "train_mean_token_accuracy", number("0.9"),
                                "total_steps", number("2")));
        var second =
                event(
                        Map.of(
                                "step", number("1E+1"),
                                "valid_loss", number("0.7"),
                                "valid_mean_token_accuracy", number("0.8")));

        assertThat(text(first, second)).isEqualTo(HEAD + "\n1,0.50,0.9,,\n10,,,0.7,0.8\n");
    }

    @Test
    void a_step_that_is_told_of_twice_has_one_line() throws IOException {
        var first = event(Map.of("step", number("1"), "train_loss", number("2")));
        var again = event(Map.of("step", number("1.0"), "valid_loss", number("3")));

        assertThat(text(first, again)).startsWith(HEAD + "\n1").hasLineCount(2).contains(",2,,3,");
    }

    @Test
    void rewards_have_columns_of_their_own() throws IOException {
        var reward =
                event(
                        Map.of(
                                "step", number("1"),
                                "train_mean_reward", number("0.25"),
                                "full_valid_mean_reward", number("0.5")));

        assertThat(text(reward))
                .isEqualTo(
                        HEAD + ",full_valid_mean_reward,train_mean_reward\n1,,,,,0.5,0.25\n");
    }

    @Test
    void without_figures_it_is_a_head_line() throws IOException {
        var message = event(Map.of());

        assertThat(text(message)).isEqualTo(HEAD + "\n");
    }
}
