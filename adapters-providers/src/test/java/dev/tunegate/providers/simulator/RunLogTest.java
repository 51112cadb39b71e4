package dev.tunegate.providers.simulator;

import static dev.tunegate.providers.simulator.SimulatorFixture.MORNING;
import static dev.tunegate.providers.simulator.SimulatorFixture.deployment;
import static dev.tunegate.providers.simulator.SimulatorFixture.messages;
import static dev.tunegate.providers.simulator.SimulatorFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tunegate.domain.finetuning.FineTuningProvider.Snapshot;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobEvent.Level;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.TrainingMethod;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run says of itself on its way: events, checkpoints. */
class RunLogTest {

    private final SimulatorFixture simulator = new SimulatorFixture();

    private List<JobEvent> eventsAfter(String time, String... options) {
        var run = simulator.started(deployment(options), order());
        simulator.clock.advance(Duration.parse(time));
        return simulator.events(deployment(options), run);
    }

    @Test
    void the_first_message_says_that_it_is_simulated() {
        assertThat(messages(eventsAfter("PT0S")))
                .containsExactly(
                        "This job is simulated: no model is trained and nothing is charged",
                        "Created fine-tuning job: ftjob-one",
                        "Validating training file: file-training");
    }

    @Test
    void a_whole_run_is_told_in_the_usual_words() {
        var told = messages(eventsAfter("PT1M"));

        assertThat(told)
                .containsSubsequence(
                        "Files validated, moving job to queued state",
                        "Fine-tuning job started",
                        "Checkpoint created at step 100",
                        "Checkpoint created at step 200",
                        "Checkpoint created at step 300",
                        "New fine-tuned model created: sim:gpt-4.1-mini:parcels:one",
                        "The job has successfully completed");
        assertThat(told).anyMatch(it -> it.matches("Step 300/300: training loss=0\\.\\d\\d"));
    }

    @Test
    void events_come_in_the_order_of_time() {
        assertThat(eventsAfter("PT1M"))
                .isSortedAccordingTo(Comparator.comparing(JobEvent::createdAt))
                .allMatch(it -> !it.createdAt().isAfter(MORNING.plusSeconds(30)));
    }

    @Test
    void nothing_is_told_before_it_happens() {
        var events = eventsAfter("PT15S");

        assertThat(events).allMatch(it -> !it.createdAt().isAfter(MORNING.plusSeconds(15)));
        assertThat(messages(events)).contains("Checkpoint created at step 100");
        assertThat(messages(events)).doesNotContain("Checkpoint created at step 200");
    }

    @Test
    void events_stay_the_same_for_another_node_and_a_later_time() {
        var run = simulator.started(deployment(), order());
        simulator.clock.advance(Duration.ofSeconds(12));
        var first = simulator.events(deployment(), run);
        simulator.clock.advance(Duration.ofSeconds(60));

        assertThat(simulator.events(deployment(), run)).startsWith(first.toArray(JobEvent[]::new));
    }

    @Test
    void no_two_events_share_a_key_or_an_id() {
        var events = eventsAfter("PT1M");

        assertThat(events).extracting(JobEvent::key).doesNotHaveDuplicates();
        assertThat(events).extracting(JobEvent::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 149, 151, 9_999})
    void a_run_of_any_length_reports_at_most_200_times(int rows) {
        simulator.store(deployment("epochs", "50"), "file-training", rows);
        var run = simulator.training().start(deployment("epochs", "50"), order());
        simulator.clock.advance(Duration.ofMinutes(1));

        var metrics =
                simulator.events(deployment(), run).stream().filter(JobEvent::isMetrics).toList();

        assertThat(metrics).hasSizeBetween(50, 200);
    }

    @Test
    void figures_without_a_validation_file_are_of_training_only() {
        assertThat(eventsAfter("PT1M").stream().filter(JobEvent::isMetrics))
                .allSatisfy(
                        it ->
                                assertThat(it.text().data())
                                        .containsOnlyKeys(
                                                "step",
                                                "total_steps",
                                                "train_loss",
                                                "train_mean_token_accuracy"));
    }

    @Test
    void preferences_are_told_in_the_same_figures_with_validation() {
        simulator.store(deployment(), "file-validation", 10);
        var method = new TrainingMethod.Dpo(Hyperparameters.AUTO, Optional.empty());
        var run = simulator.started(deployment(), order("ftjob-one", 7, true, method));
        simulator.clock.advance(Duration.ofMinutes(1));

        var last =
                simulator.events(deployment(), run).stream()
                        .filter(it -> it.key().equals("step:300"))
                        .findFirst()
                        .orElseThrow();

        assertThat(last.text().message())
                .matches(
                        "Step 300/300: training loss=[\\d.]+, validation loss=[\\d.]+,"
                                + " full validation loss=[\\d.]+");
        assertThat(last.text().data())
                .containsOnlyKeys(
                        "step",
                        "total_steps",
                        "train_loss",
                        "train_mean_token_accuracy",
                        "valid_loss",
                        "valid_mean_token_accuracy",
                        "full_valid_loss",
                        "full_valid_mean_token_accuracy")
                .containsEntry("total_steps", BigDecimal.valueOf(300));
    }

    @Test
    void two_seeds_give_two_curves() {
        simulator.store(deployment(), "file-training", 100);
        var one = simulator.training().start(deployment(), order("ftjob-one", 1, false));
        var two = simulator.training().start(deployment(), order("ftjob-two", 2, false));
        simulator.clock.advance(Duration.ofMinutes(1));

        assertThat(metrics(simulator.events(deployment(), one)))
                .isNotEqualTo(metrics(simulator.events(deployment(), two)));
    }

    private static List<JobEvent.Text> metrics(List<JobEvent> events) {
        return events.stream().filter(JobEvent::isMetrics).map(JobEvent::text).toList();
    }

    @Test
    void a_failure_is_told_as_an_error() {
        var last =
                eventsAfter("PT1M", "outcome", "failed", "error_message", "Out of luck.").getLast();

        assertThat(last.level()).isEqualTo(Level.ERROR);
        assertThat(last.text().message()).isEqualTo("The job failed: Out of luck.");
    }

    @Test
    void files_that_fail_are_never_called_valid() {
        assertThat(messages(eventsAfter("PT1M", "min_examples", "1000")))
                .hasSize(4)
                .last()
                .asString()
                .contains("must have at least 1000 examples");
    }

    @Test
    void a_cancelled_run_says_no_more() {
        var run = simulator.started(deployment(), order());
        simulator.clock.advance(Duration.ofSeconds(15));
        simulator.training().cancel(deployment(), run.id());
        var told = simulator.events(deployment(), run);
        simulator.clock.advance(Duration.ofSeconds(60));

        assertThat(simulator.events(deployment(), run)).isEqualTo(told);
        assertThat(told.getLast().text().message()).isEqualTo("The job was cancelled");
        assertThat(snapshots(run.id().value())).hasSize(1);
    }

    @Test
    void a_stuck_run_falls_silent() {
        assertThat(eventsAfter("P3D", "outcome", "stuck"))
                .allMatch(it -> !it.createdAt().isAfter(MORNING.plusSeconds(18)));
    }

    @Test
    void each_epoch_leaves_a_checkpoint_and_the_last_is_the_model() {
        var run = simulator.started(deployment(), order());
        simulator.clock.advance(Duration.ofSeconds(15));
        assertThat(snapshots(run.id().value()))
                .extracting(Snapshot::model)
                .containsExactly("sim:gpt-4.1-mini:parcels:one:ckpt-step-100");

        simulator.clock.advance(Duration.ofSeconds(15));

        assertThat(snapshots(run.id().value()))
                .extracting(Snapshot::model, Snapshot::step)
                .endsWith(tuple("sim:gpt-4.1-mini:parcels:one", 300L))
                .hasSize(3);
        assertThat(snapshots(run.id().value()).getFirst().metrics())
                .containsOnlyKeys("step", "train_loss", "train_mean_token_accuracy");
    }

    private List<Snapshot> snapshots(String run) {
        var id = new ProviderJobId(run);
        return simulator
                .training()
                .checkpoints(deployment())
                .orElseThrow()
                .snapshots(deployment(), id);
    }
}
