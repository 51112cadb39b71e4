package dev.tunegate.providers.simulator;

import static dev.tunegate.providers.simulator.SimulatorFixture.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.provider.ProviderFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deployment may tell the simulator. */
class SimulatorOptionsTest {

    @Test
    void nothing_said_means_a_good_run_of_half_a_minute() {
        var options = SimulatorOptions.of(deployment());

        assertThat(options.duration()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.latency()).isZero();
        assertThat(options.ending().outcome()).isEqualTo(SimulatorOptions.Outcome.SUCCEEDED);
        assertThat(options.defaults()).isEqualTo(new SimulatorOptions.Defaults(1, 3));
    }

    @Test
    void every_option_is_read() {
        var at =
                deployment(
                        "duration", "2m",
                        "latency", "250ms",
                        "outcome", "failed",
                        "fail_at", "0.25",
                        "error_code", "exceeded_quota",
                        "error_message", "No money left.",
                        "start", "unclear",
                        "files", "unavailable",
                        "min_examples", "10",
                        "epochs", "4");

        assertThat(SimulatorOptions.of(at))
                .isEqualTo(
                        new SimulatorOptions(
                                Duration.ofMinutes(2),
                                Duration.ofMillis(250),
                                new SimulatorOptions.Ending(
                                        SimulatorOptions.Outcome.FAILED,
                                        0.25,
                                        "exceeded_quota",
                                        "No money left."),
                                new SimulatorOptions.Defaults(10, 4),
                                new SimulatorOptions.Refusing(
                                        SimulatorOptions.Start.UNCLEAR,
                                        SimulatorOptions.Files.UNAVAILABLE)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    duration     | soon    | duration is 'soon'; expected a duration
                    duration     | 30      | duration is '30'; expected a duration
                    duration     | 0s      | duration is '0s'; expected a duration
                    duration     | 31d     | duration is '31d'; expected a duration
                    outcome      | perfect | outcome is 'perfect'; expected succeeded, failed, stuck
                    start        | OK      | start is 'OK'; expected ok, rejected, unavailable
                    files        | quota   | files is 'quota'; expected ok, rejected, unavailable
                    epochs       | 51      | epochs is '51'; expected 1 to 50
                    epochs       | -1      | epochs is '-1'; expected 1 to 50
                    min_examples | many    | min_examples is 'many'; expected 0 to
                    latency      | 1h      | latency is '1h'; expected a duration
                    fail_at      | 0.5     | fail_at has no meaning unless outcome is failed
                    outcom       | failed  | outcom is unknown; there are duration, epochs
                    """)
    void a_bad_option_is_named(String name, String value, String sentence) {
        assertThatThrownBy(() -> SimulatorOptions.of(deployment(name, value)))
                .isInstanceOf(ProviderFailure.Misconfigured.class)
                .hasMessageContaining("'simulated'")
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({"1.1", "-0.5", "half", "NaN"})
    void a_job_fails_at_a_fraction_of_its_duration(String fraction) {
        assertThatThrownBy(
                        () ->
                                SimulatorOptions.of(
                                        deployment("outcome", "failed", "fail_at", fraction)))
                .hasMessageContaining("expected a fraction from 0 to 1");
    }

    @Test
    void all_bad_options_are_named_at_once() {
        assertThatThrownBy(() -> SimulatorOptions.of(deployment("outcome", "x", "epochs", "y")))
                .hasMessageContaining("outcome is")
                .hasMessageContaining("epochs is");
    }
}
