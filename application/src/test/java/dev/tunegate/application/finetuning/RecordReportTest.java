package dev.tunegate.application.finetuning;

import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static dev.tunegate.domain.finetuning.RunFixture.aMessage;
import static dev.tunegate.domain.finetuning.RunFixture.aMetric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.finetuning.Checkpoint;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningProvider.Snapshot;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.RunFixture;
import dev.tunegate.domain.finetuning.TunedNames;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.shared.ListQuery;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.io.UncheckedIOException;
import dev.tunegate.domain.finetuning.EventId;
import dev.tunegate.domain.finetuning.JobEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is kept of what a provider says of a run: results, models, checkpoints and events. */
@Timeout(60)
class RecordReportTest {

    private final TuningHouse house = new TuningHouse();
    private final FineTuningJob job = house.created();
    private final JobId id = job.id();
    private final String run = house.provider.run(id).id().value();

    @Test
    void a_job_that_succeeded_says_what_came_out() {
        succeed();

        var progress = house.now(id).progress();
        assertThat(progress.result().finishedAt()).contains(RunFixture.CREATED_AT.plusSeconds(600));
        assertThat(progress.figures().trainedTokens()).contains(4711L);
        assertThat(progress.result().tunedModel()).contains(TunedNames.ofModel(job));
    }

    @Test
    void the_tuned_model_can_be_called_from_the_moment_of_success_by_its_owner_alone() {
        succeed();

        var name = TunedNames.ofModel(job);
        var model = house.models.visibleTo(alice(), name).orElseThrow();
        assertThat(model.origin().providerModel()).isEqualTo("model-of-" + run);
        assertThat(model.job()).isEqualTo(id);
        assertThat(house.models.visibleTo(bob(), name)).isEmpty();
    }

    @Test
    void a_crash_before_success_is_stored_leaves_neither_half() {
        house.provider.moveTo(id, JobStatus.SUCCEEDED);
        house.transactions.crashAt(1, false);
        house.runDue();
        assertThat(house.now(id).status()).isEqualTo(JobStatus.VALIDATING_FILES);
        assertThat(house.models.list(alice())).isEmpty();
        assertThat(house.contents.size()).isZero();

        house.pass(Duration.ofMinutes(1));

        assertThat(house.now(id).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(house.models.list(alice())).hasSize(1);
        assertThat(house.contents.size()).isEqualTo(1);
    }

    @Test
    void a_result_file_becomes_the_owners_own_file() throws IOException {
        succeed();

        var fileId = house.now(id).progress().result().files().getFirst();
        var file = house.files.find(fileId).orElseThrow();
        assertThat(file.owner()).isEqualTo(job.owner());
        assertThat(file.label().purpose()).isEqualTo(FilePurpose.FINE_TUNE_RESULTS);
        assertThat(file.replicas()).isEmpty();
        try (var content = house.contents.open(fileId)) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("step,train_loss\n1,0.5\n");
        }
        assertThat(file.content().bytes()).isEqualTo(22);
    }

    @Test
    void a_job_succeeds_without_a_result_file_that_cannot_be_had() {
        house.provider.moveTo(id, JobStatus.SUCCEEDED);
        house.provider.onResults().next(Reaction.REFUSE);

        house.pass(Duration.ofMinutes(1));

        assertThat(house.now(id).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(written()).startsWith("step,train_loss,train_accuracy,");
        assertThat(house.models.list(alice())).hasSize(1);
        assertThat(house.messages(id))
                .contains("The result file could not be fetched from the provider.");
    }

    @Test
    void a_result_file_that_comes_a_little_later_is_waited_for() {
        house.clock.set(RunFixture.CREATED_AT.plusSeconds(660));
        house.provider.moveTo(id, JobStatus.SUCCEEDED);
        house.provider.onResults().next(Reaction.BE_UNAVAILABLE);
        assertThat(house.follow().follow(id).at()).isPresent();
        assertThat(house.now(id).status()).isEqualTo(JobStatus.VALIDATING_FILES);

        house.follow().follow(id);

        assertThat(house.now(id).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(house.now(id).progress().result().files()).hasSize(1);
    }

    @Test
    void a_result_file_that_never_comes_keeps_no_job_from_succeeding() {
        house.provider.onResults().usually(Reaction.BE_UNAVAILABLE);

        succeed();

        assertThat(house.now(id).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(written()).startsWith("step,train_loss,train_accuracy,");
        assertThat(house.contents.size()).isEqualTo(1);
    }

    @Test
    void a_second_result_file_that_must_be_waited_for_leaves_nothing_of_the_first() {
        house.clock.set(RunFixture.CREATED_AT.plusSeconds(660));
        house.provider.moveTo(id, JobStatus.SUCCEEDED);
        house.provider.say(id, RecordReportTest::withTwoResults);
        house.provider.onResults().next(Reaction.ANSWER, Reaction.BE_UNAVAILABLE);

        assertThat(house.follow().follow(id).at()).isPresent();
        assertThat(house.contents.size()).isZero();

        house.follow().follow(id);
        assertThat(house.now(id).progress().result().files()).hasSize(2);
        assertThat(house.contents.size()).isEqualTo(2);
    }

    @Test
    void checkpoints_are_kept_under_our_names_and_can_be_called() {
        house.provider.leave(id, snapshot("their-step-10", 10), snapshot("model-of-" + run, 20));

        succeed();

        var found = house.checkpoints.list(id, ListQuery.first(10)).items();
        assertThat(found)
                .extracting(Checkpoint::model)
                .containsExactly(TunedNames.ofModel(job), TunedNames.ofCheckpoint(job, 10));
        assertThat(providerModelOf(TunedNames.ofCheckpoint(job, 10))).isEqualTo("their-step-10");
        assertThat(house.models.list(alice())).hasSize(1);
    }

    private String providerModelOf(ModelName name) {
        return house.models.visibleTo(alice(), name).orElseThrow().origin().providerModel();
    }

    @Test
    void events_are_kept_once_in_order_however_often_they_are_read() {
        house.provider.moveTo(id, JobStatus.RUNNING);
        house.provider.log(id, aMessage("e1", "Job enqueued"), aMetric(1));
        house.pass(Duration.ofMinutes(3));
        house.provider.log(id, aMetric(2));
        house.pass(Duration.ofMinutes(3));

        assertThat(house.messages(id).subList(2, house.messages(id).size()))
                .containsExactly("Job enqueued", "Step 1", "Step 2");
        assertThat(house.log.metrics(id, 10)).hasSize(2);
    }

    @Test
    void what_the_gateway_has_said_itself_is_not_said_again() {
        house.provider.log(
                id,
                aMessage("e1", "Created fine-tuning job: " + run),
                aMessage("e2", "Validating training file: copy-1"));

        house.pass(Duration.ofSeconds(10));

        assertThat(house.messages(id)).hasSize(2);
    }

    @Test
    void events_name_nothing_of_the_providers() {
        house.provider.moveTo(id, JobStatus.RUNNING);
        house.provider.log(
                id,
                aMessage(
                        "e1",
                        "Run "
                                + run
                                + " of copy-1 on gpt-4o-mini-2024-07-18 made"
                                + " ft:gpt-4o-mini-2024-07-18:their-organization::9AbCdEfG"
                                + " for org-abcdef123456 with file-abc123def456"));

        house.pass(Duration.ofMinutes(1));

        assertThat(house.messages(id).getLast())
                .contains("Run " + id, job.request().files().training().value(), "gpt-4o-mini")
                .doesNotContain(
                        run,
                        "copy-1",
                        "2024-07-18",
                        "their-organization",
                        "org-abcdef123456",
                        "file-abc123def456");
    }

    @Test
    void a_failure_is_told_without_the_providers_names() {
        house.provider.moveTo(id, JobStatus.FAILED);
        var error = new JobError("invalid_file", "Run " + run + " broke.", Optional.empty());
        house.provider.say(id, it -> failed(it, error));

        house.pass(Duration.ofMinutes(1));

        assertThat(house.now(id).status()).isEqualTo(JobStatus.FAILED);
        assertThat(house.now(id).progress().result().error())
                .contains(new JobError("invalid_file", "Run " + id + " broke.", Optional.empty()));
        assertThat(house.models.list(alice())).isEmpty();
    }

    @Test
    void where_the_provider_keeps_no_log_the_states_tell_the_story() {
        house.provider.withoutEvents();
        house.provider.moveTo(id, JobStatus.RUNNING);
        house.pass(Duration.ofMinutes(3));

        succeed();

        assertThat(house.messages(id).subList(2, 4))
                .containsExactly("Fine-tuning job started", "The job has successfully completed");
    }

    @Test
    void where_there_are_neither_checkpoints_nor_results_the_gateway_writes_the_results() {
        house.provider.withoutCheckpoints().withoutResults();

        succeed();

        assertThat(house.now(id).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(written()).startsWith("step,train_loss,train_accuracy,");
        assertThat(house.models.list(alice())).hasSize(1);
    }

    @Test
    void results_that_the_gateway_writes_hold_every_step_that_was_logged() {
        house.provider.withoutResults();
        house.log.append(id, List.of(RunFixture.aMetric(1), RunFixture.aMetric(2)));

        succeed();

        assertThat(written().lines().skip(1)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(written().lines().skip(1).findFirst().orElseThrow()).startsWith("1,");
    }

    @Test
    void a_running_job_has_an_estimate_as_soon_as_its_steps_tell() {
        house.log.append(
                id, List.of(step(10, 60), step(20, 120)));
        house.clock.advance(Duration.ofMinutes(2));
        house.provider.moveTo(id, JobStatus.RUNNING);

        house.follow().follow(id);

        assertThat(house.now(id).progress().figures().estimatedFinish())
                .hasValueSatisfying(it -> assertThat(it).isAfter(house.clock.instant()));
    }

    private JobEvent step(long step, long seconds) {
        return new JobEvent(
                EventId.fresh(),
                "step-" + step,
                house.clock.instant().plusSeconds(seconds),
                JobEvent.Level.INFO,
                new JobEvent.Text(
                        "Step",
                        Map.of(
                                "step", BigDecimal.valueOf(step),
                                "total_steps", BigDecimal.valueOf(100))));
    }

    /** The one result file of the job. */
    private String written() {
        var files = house.now(id).progress().result().files();
        assertThat(files).hasSize(1);
        try (var content = house.contents.open(files.getFirst())) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void succeed() {
        house.provider.moveTo(id, JobStatus.SUCCEEDED);
        house.pass(Duration.ofMinutes(3));
    }

    private static Snapshot snapshot(String model, long step) {
        return new Snapshot(
                model, step, RunFixture.CREATED_AT, Map.of("train_loss", BigDecimal.ONE));
    }

    private static ProviderJob failed(ProviderJob run, JobError error) {
        var outcome =
                new ProviderJob.Outcome(
                        Optional.of(RunFixture.CREATED_AT),
                        Optional.empty(),
                        List.of(),
                        Optional.of(error));
        return new ProviderJob(run.id(), JobStatus.FAILED, outcome, run.figures());
    }

    private static ProviderJob withTwoResults(ProviderJob run) {
        var one = run.outcome();
        var outcome =
                new ProviderJob.Outcome(
                        one.finishedAt(), one.tunedModel(), List.of("one", "two"), one.error());
        return new ProviderJob(run.id(), run.status(), outcome, run.figures());
    }
}
