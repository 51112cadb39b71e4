package dev.tunegate.providers.simulator;

import static dev.tunegate.providers.simulator.SimulatorFixture.deployment;
import static dev.tunegate.providers.simulator.SimulatorFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.provider.ProviderFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The file with a run's figures. */
class ResultFileTest {

    private final SimulatorFixture simulator = new SimulatorFixture();

    private List<String> lines(boolean validated) throws IOException {
        simulator.store(deployment(), "file-validation", 10);
        var run = simulator.started(deployment(), order("ftjob-one", 7, validated));
        simulator.clock.advance(Duration.ofMinutes(1));
        var file = simulator.look(deployment(), run).outcome().resultFiles().getFirst();
        try (var in =
                simulator.training().results(deployment()).orElseThrow().open(deployment(), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void it_has_a_line_for_each_reported_step() throws IOException {
        var lines = lines(true);

        assertThat(lines.getFirst())
                .isEqualTo("step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy");
        assertThat(lines.subList(1, lines.size()))
                .allMatch(it -> it.matches("\\d+(,\\d\\.\\d{4}){4}"))
                .hasSizeBetween(150, 200);
        assertThat(lines.getLast()).startsWith("300,");
    }

    @Test
    void columns_without_figures_are_empty() throws IOException {
        var lines = lines(false);

        assertThat(lines.subList(1, lines.size()))
                .isNotEmpty()
                .allMatch(it -> it.matches("\\d+(,\\d\\.\\d{4}){2},,"));
    }

    @Test
    void it_is_not_there_before_the_run_has_succeeded() {
        simulator.started(deployment(), order());

        var results = simulator.training().results(deployment()).orElseThrow();
        assertThatThrownBy(() -> results.open(deployment(), "sim-result-ftjob-one"))
                .isInstanceOf(ProviderFailure.Rejected.class);
        assertThatThrownBy(() -> results.open(deployment(), "something else"))
                .isInstanceOf(ProviderFailure.Rejected.class);
    }
}
