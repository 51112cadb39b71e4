package dev.tunegate.providers.simulator;

import static dev.tunegate.providers.simulator.SimulatorFixture.deployment;
import static dev.tunegate.providers.simulator.SimulatorFixture.messages;
import static dev.tunegate.providers.simulator.SimulatorFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.finetuning.FineTuningProvider.Pausing;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Holding a simulated run, and letting it go on. */
class SimulatedPausingTest {

    private final SimulatorFixture simulator = new SimulatorFixture();
    private final Pausing pausing = simulator.training().pausing(deployment()).orElseThrow();

    private void pass(String time) {
        simulator.clock.advance(Duration.parse(time));
    }

    private JobStatus status(ProviderJob run) {
        return simulator.look(deployment(), run).status();
    }

    @Test
    void a_held_run_stands_still_and_then_takes_as_long_as_it_would_have() {
        var run = simulator.started(deployment(), order());
        pass("PT10S");
        var before = simulator.events(deployment(), run).size();

        pausing.pause(deployment(), run.id());
        pass("P1D");
        assertThat(status(run)).isEqualTo(JobStatus.PAUSED);
        assertThat(simulator.events(deployment(), run)).hasSize(before + 1);

        assertThat(pausing.resume(deployment(), run.id()).status()).isEqualTo(JobStatus.RUNNING);
        pass("PT19.999S");
        assertThat(status(run)).isEqualTo(JobStatus.RUNNING);
        pass("PT0.001S");
        assertThat(status(run)).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void its_log_keeps_what_was_there_and_tells_of_the_hold() {
        var run = simulator.started(deployment(), order());
        pass("PT10S");
        var before = simulator.events(deployment(), run);

        pausing.pause(deployment(), run.id());
        pass("PT1M");
        pausing.resume(deployment(), run.id());
        pass("PT1M");

        var after = simulator.events(deployment(), run);
        assertThat(after.subList(0, before.size())).isEqualTo(before);
        assertThat(messages(after)).contains("The job was paused", "The job was resumed");
        assertThat(after)
                .extracting(JobEvent::createdAt)
                .isSortedAccordingTo((a, b) -> a.compareTo(b));
    }

    @Test
    void holding_twice_is_holding_once() {
        var run = simulator.started(deployment(), order());
        pass("PT10S");

        pausing.pause(deployment(), run.id());
        pass("PT5S");
        pausing.pause(deployment(), run.id());
        pausing.resume(deployment(), run.id());
        pausing.resume(deployment(), run.id());
        pass("PT20S");

        assertThat(status(run)).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void a_run_that_was_held_early_does_not_go_back_to_its_files() {
        var run = simulator.started(deployment(), order());

        pausing.pause(deployment(), run.id());
        pass("PT1S");

        assertThat(pausing.resume(deployment(), run.id()).status()).isEqualTo(JobStatus.QUEUED);
    }

    @Test
    void a_held_run_can_be_cancelled() {
        var run = simulator.started(deployment(), order());
        pausing.pause(deployment(), run.id());
        pass("PT1S");

        var cancelled = simulator.training().cancel(deployment(), run.id());

        assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(status(run)).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void a_run_that_has_ended_is_neither_held_nor_let_go() {
        var run = simulator.started(deployment(), order());
        pass("PT1M");

        assertThatThrownBy(() -> pausing.pause(deployment(), run.id()))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> pausing.resume(deployment(), run.id()))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void an_unknown_run_is_rejected() {
        assertThatThrownBy(() -> pausing.pause(deployment(), new ProviderJobId("sim-run-none")))
                .isInstanceOf(Rejected.class);
    }
}
