package dev.tunegate.providers.simulator;

import static dev.tunegate.providers.simulator.SimulatorFixture.MORNING;
import static dev.tunegate.providers.simulator.SimulatorFixture.deployment;
import static dev.tunegate.providers.simulator.SimulatorFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider.MarkedRun;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.provider.ProviderFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import dev.tunegate.domain.finetuning.JobEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run from its order to its end. */
class SimulatedTrainingTest {

    private final SimulatorFixture simulator = new SimulatorFixture();

    private ProviderJob after(ModelDeployment at, ProviderJob run, String time) {
        simulator.clock.advance(Duration.parse(time));
        return simulator.look(at, run);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, VALIDATING_FILES",
        "PT1.499S, VALIDATING_FILES",
        "PT1.5S, QUEUED",
        "PT2.999S, QUEUED",
        "PT3S, RUNNING",
        "PT29.999S, RUNNING",
        "PT30S, SUCCEEDED",
        "P400D, SUCCEEDED"
    })
    void a_run_moves_through_all_states(String time, JobStatus status) {
        var run = simulator.started(deployment(), order());

        assertThat(after(deployment(), run, time).status()).isEqualTo(status);
    }

    @Test
    void what_the_provider_chose_is_known_once_it_runs() {
        var run = simulator.started(deployment("epochs", "5"), order());

        assertThat(run.figures().chosen()).isEqualTo(Hyperparameters.AUTO);
        assertThat(after(deployment(), run, "PT10S").figures().chosen())
                .isEqualTo(
                        new Hyperparameters(
                                Optional.of(5),
                                Optional.of(1),
                                Optional.of(new BigDecimal("1.8"))));
    }

    @Test
    void what_the_caller_chose_is_kept() {
        var chosen =
                new Hyperparameters(
                        Optional.of(2), Optional.of(8), Optional.of(new BigDecimal("0.1")));
        var run =
                simulator.started(
                        deployment(),
                        order("ftjob-one", 7, false, new TrainingMethod.Supervised(chosen)));

        assertThat(after(deployment(), run, "PT10S").figures().chosen()).isEqualTo(chosen);
    }

    @Test
    void a_running_run_says_when_it_will_end() {
        var run = simulator.started(deployment("duration", "2m"), order());

        assertThat(run.figures().estimatedFinish()).isEmpty();
        assertThat(after(deployment(), run, "PT1M").figures().estimatedFinish())
                .contains(MORNING.plusSeconds(120));
        assertThat(after(deployment(), run, "PT1M").figures().estimatedFinish()).isEmpty();
    }

    @Test
    void a_run_that_succeeds_has_a_model_a_file_and_tokens() {
        var run = simulator.started(deployment(), order());

        var done = after(deployment(), run, "PT1M");

        assertThat(done.outcome().finishedAt()).contains(MORNING.plusSeconds(30));
        assertThat(done.outcome().tunedModel()).contains("sim:gpt-4.1-mini:parcels:one");
        assertThat(done.outcome().resultFiles()).hasSize(1);
        assertThat(done.outcome().error()).isEmpty();
        long bytes = SimulatorFixture.file(SimulatorFixture.rows(100)).bytes();
        assertThat(done.figures().trainedTokens()).contains(3 * ((bytes + 3) / 4));
    }

    @Test
    void a_run_fails_when_it_is_told_to() {
        var at = deployment("outcome", "failed", "fail_at", "0.8", "error_code", "exceeded_quota");
        var run = simulator.started(at, order());

        assertThat(after(at, run, "PT23.999S").status()).isEqualTo(JobStatus.RUNNING);
        var failed = after(at, run, "PT0.001S");

        assertThat(failed.status()).isEqualTo(JobStatus.FAILED);
        assertThat(failed.outcome().finishedAt()).contains(MORNING.plusSeconds(24));
        assertThat(failed.outcome().tunedModel()).isEmpty();
        assertThat(failed.outcome().error())
                .contains(
                        new JobError(
                                "exceeded_quota",
                                "The simulated job failed, as its configuration says.",
                                Optional.empty()));
    }

    @Test
    void too_few_examples_fail_when_the_files_are_validated() {
        var at = deployment("min_examples", "101");
        var run = simulator.started(at, order());

        var failed = after(at, run, "PT1.5S");

        assertThat(failed.status()).isEqualTo(JobStatus.FAILED);
        assertThat(failed.outcome().error())
                .contains(
                        new JobError(
                                "invalid_n_examples",
                                "Training file has 100 example(s), but must have at least 101"
                                        + " examples",
                                Optional.of("training_file")));
    }

    @Test
    void a_stuck_run_runs_for_ever() {
        var at = deployment("outcome", "stuck");
        var run = simulator.started(at, order());

        var old = after(at, run, "P30D");

        assertThat(old.status()).isEqualTo(JobStatus.RUNNING);
        assertThat(old.figures().estimatedFinish()).isEmpty();
    }

    @Test
    void a_cancelled_run_stays_cancelled() {
        var run = simulator.started(deployment(), order());
        simulator.clock.advance(Duration.ofSeconds(15));

        var cancelled = simulator.training().cancel(deployment(), run.id());

        assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(after(deployment(), run, "PT1H")).isEqualTo(cancelled);
        assertThat(cancelled.outcome().finishedAt()).contains(MORNING.plusSeconds(15));
    }

    @Test
    void a_run_that_has_ended_is_not_cancelled_any_more() {
        var run = simulator.started(deployment(), order());
        var done = after(deployment(), run, "PT1H");

        assertThat(simulator.training().cancel(deployment(), run.id())).isEqualTo(done);
    }

    @Test
    void starting_twice_gives_one_run() {
        var run = simulator.started(deployment(), order());
        simulator.clock.advance(Duration.ofSeconds(10));

        var again = simulator.training().start(deployment(), order());

        assertThat(again).isEqualTo(simulator.look(deployment(), run));
        assertThat(simulator.training().marked(deployment(), MORNING)).hasSize(1);
    }

    @Test
    void an_unclear_start_has_begun_a_run() {
        var at = deployment("start", "unclear");

        assertThatThrownBy(() -> simulator.started(at, order()))
                .isInstanceOf(ProviderFailure.Unclear.class);

        assertThat(simulator.training().find(at, order())).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"rejected", "unavailable", "quota"})
    void a_start_that_is_turned_down_begins_no_run(String answer) {
        var at = deployment("start", answer);

        assertThatThrownBy(() -> simulator.started(at, order()))
                .isInstanceOf(ProviderFailure.class)
                .isNotInstanceOf(ProviderFailure.Unclear.class);

        assertThat(simulator.training().find(at, order())).isEmpty();
        assertThat(simulator.training().marked(at, MORNING)).isEmpty();
    }

    @Test
    void an_exhausted_quota_is_a_429() {
        assertThatThrownBy(() -> simulator.started(deployment("start", "quota"), order()))
                .isInstanceOfSatisfying(
                        ProviderFailure.Rejected.class,
                        it -> {
                            assertThat(it.status()).isEqualTo(429);
                            assertThat(it.code()).contains("daily_rate_limit_exceeded");
                        });
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        simulator.store(deployment(), "file-training", 10);

        assertThatThrownBy(
                        () -> simulator.training().start(deployment(), order("ftjob-one", 7, true)))
                .isInstanceOfSatisfying(
                        ProviderFailure.Rejected.class,
                        it -> assertThat(it.param()).contains("validation_file"));
    }

    @Test
    void a_run_belongs_to_one_deployment() {
        var run = simulator.started(deployment(), order());

        var other = deployment("other", Map.of());
        assertThat(simulator.training().look(other, run.id())).isEmpty();
        assertThat(simulator.training().marked(other, MORNING)).isEmpty();
    }

    @Test
    void an_unknown_run_is_not_there() {
        var unknown = new ProviderJobId("run-of-somebody");

        assertThat(simulator.training().look(deployment(), unknown)).isEmpty();
        assertThatThrownBy(() -> simulator.training().cancel(deployment(), unknown))
                .isInstanceOf(ProviderFailure.Rejected.class);
    }

    @Test
    void marked_runs_come_oldest_first_and_across_days() {
        simulator.started(deployment(), order("ftjob-z", 1, false));
        simulator.clock.advance(Duration.ofHours(20));
        simulator.started(deployment(), order("ftjob-b", 1, false));
        simulator.clock.advance(Duration.ofHours(20));
        simulator.started(deployment(), order("ftjob-a", 1, false));

        assertThat(simulator.training().marked(deployment(), MORNING))
                .extracting(MarkedRun::job)
                .containsExactly(new JobId("ftjob-z"), new JobId("ftjob-b"), new JobId("ftjob-a"));
        assertThat(simulator.training().marked(deployment(), MORNING.plusSeconds(1))).hasSize(2);
        assertThat(simulator.training().marked(deployment(), MORNING.minusSeconds(9_000_000)))
                .hasSize(3);
    }

    @Test
    void a_plan_outlives_the_options_it_was_made_from() {
        var run = simulator.started(deployment("outcome", "failed"), order());

        var restarted = deployment("duration", "1h");
        assertThat(after(restarted, run, "PT15S").status()).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void calls_take_as_long_as_they_are_told() {
        var at = deployment("latency", "300ms");
        simulator.look(at, simulator.started(at, order()));

        assertThat(simulator.pauses)
                .containsExactly(
                        Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(300));
    }

    @Test
    void reinforcement_tells_of_rewards_that_rise() {
        var method =
                new TrainingMethod.Reinforcement(
                        Hyperparameters.AUTO,
                        TrainingMethod.Reinforcement.Effort.AUTO,
                        "{\"type\":\"python\"}",
                        Optional.empty());
        var run = simulator.started(deployment(), order("ftjob-rewarded", 7, true, method));
        simulator.clock.advance(Duration.ofMinutes(1));

        var rewards =
                simulator.events(deployment(), run).stream()
                        .filter(JobEvent::isMetrics)
                        .map(it -> it.text().data())
                        .toList();

        assertThat(rewards.getFirst()).containsKeys("step", "total_steps", "train_mean_reward");
        assertThat(rewards).noneMatch(it -> it.containsKey("train_loss"));
        assertThat(rewards.getLast()).containsKey("full_valid_mean_reward");
        assertThat(rewards.getLast().get("train_mean_reward"))
                .isGreaterThan(rewards.getFirst().get("train_mean_reward"));
    }
}
