package dev.tunegate.domain.finetuning;

import static dev.tunegate.domain.finetuning.JobFixture.CREATED_AT;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static dev.tunegate.domain.finetuning.RunFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a provider may say of a job, and what its owner may wish. */
final class FineTuningJobTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(900);

    @ParameterizedTest
    @EnumSource
    void every_report_is_taken_or_dropped_as_the_table_says(JobStatus reported) {
        for (var status : JobStatus.values()) {
            var job = aJob().in(status).build();
            var run = aRun("run-1", reported);

            var next = job.reported(run, List.of(), NOW);

            boolean taken = !status.isFinal() && status.mayBecome(reported);
            assertThat(job.admits(run)).as("%s to %s", status, reported).isEqualTo(taken);
            assertThat(next.status()).isEqualTo(taken ? reported : status);
            if (!taken) {
                assertThat(next).isSameAs(job);
            }
        }
    }

    @Test
    void a_report_that_runs_backwards_is_dropped() {
        var job = aJob().running().build();

        assertThat(job.reported(aRun("r", JobStatus.QUEUED), List.of(), NOW)).isSameAs(job);
    }

    @Test
    void a_final_job_is_never_revived_nor_changed() {
        var job = aJob().succeeded().build();

        for (var status : JobStatus.values()) {
            assertThat(job.reported(aRun("r", status), List.of(FileId.fresh()), NOW)).isSameAs(job);
        }
    }

    @Test
    void no_sequence_of_reports_runs_a_job_backwards() {
        var random = new Random(7);
        var all = JobStatus.values();

        for (int i = 0; i < 2000; i++) {
            var job = aJob().build();
            for (int step = 0; step < 10; step++) {
                var run = aRun("r", all[random.nextInt(all.length)]);
                var next = job.reported(run, List.of(), NOW);
                assertThat(job.status().mayBecome(next.status())).isTrue();
                assertThat(next.progress().result().finishedAt().isPresent())
                        .isEqualTo(next.status().isFinal());
                job = next;
            }
        }
    }

    @Test
    void success_brings_the_model_under_our_name_and_our_files() {
        var job = aJob().suffixed("mine").running().build();
        var files = List.of(FileId.fresh());

        var done = job.reported(aRun("run-1", JobStatus.SUCCEEDED), files, NOW);

        var result = done.progress().result();
        assertThat(result.tunedModel()).contains(TunedNames.ofModel(job));
        assertThat(result.tunedModel().orElseThrow().value()).doesNotContain("run-1");
        assertThat(result.files()).isEqualTo(files);
        assertThat(result.finishedAt()).contains(RunFixture.CREATED_AT.plusSeconds(600));
        assertThat(done.progress().figures().trainedTokens()).contains(4711L);
    }

    @Test
    void a_failure_brings_its_error_and_no_model() {
        var job = aJob().running().build();

        var failed = job.reported(aRun("run-1", JobStatus.FAILED), List.of(), NOW);

        assertThat(failed.progress().result().error().map(JobError::code)).contains("server_error");
        assertThat(failed.progress().result().tunedModel()).isEmpty();
    }

    @Test
    void where_the_provider_names_no_end_the_end_is_now() {
        var outcome =
                new ProviderJob.Outcome(
                        Optional.empty(), Optional.empty(), List.of(), Optional.empty());
        var run =
                new ProviderJob(
                        new ProviderJobId("r"),
                        JobStatus.CANCELLED,
                        outcome,
                        ProviderJob.Figures.UNKNOWN);

        var ended = aJob().running().build().reported(run, List.of(), NOW);

        assertThat(ended.progress().result().finishedAt()).contains(NOW);
    }

    @ParameterizedTest
    @EnumSource(names = {"VALIDATING_FILES", "QUEUED", "RUNNING", "PAUSED"})
    void an_open_job_can_be_cancelled(JobStatus status) {
        var cancelled = aJob().in(status).build().cancelled(NOW);

        assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(cancelled.progress().result().finishedAt()).contains(NOW);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUCCEEDED", "FAILED", "CANCELLED"})
    void a_finished_job_refuses_to_be_cancelled(JobStatus status) {
        var job = aJob().in(status).build();

        assertThatThrownBy(() -> job.cancelled(NOW))
                .isInstanceOfSatisfying(
                        Refusal.WrongState.class,
                        it -> assertThat(it.reason()).contains(job.id().value(), status.word()));
        assertThatThrownBy(job::requireCancellable).isInstanceOf(Refusal.WrongState.class);
    }

    @Test
    void cancelling_keeps_what_was_measured_so_far() {
        var figures =
                new ProviderJob.Figures(
                        Optional.of(99L), Optional.of(NOW.plusSeconds(60)), Hyperparameters.AUTO);
        var running =
                new ProviderJob(
                        new ProviderJobId("r"),
                        JobStatus.RUNNING,
                        ProviderJob.Outcome.OPEN,
                        figures);
        var job = aJob().running().build().reported(running, List.of(), NOW);

        assertThat(job.cancelled(NOW).progress().figures()).isEqualTo(figures);
    }

    @Test
    void a_job_can_fail_without_its_provider_but_only_while_it_is_open() {
        var error = new JobError("gone", "The deployment is gone.", Optional.empty());

        var failed = aJob().queued().build().failed(error, NOW);

        assertThat(failed.status()).isEqualTo(JobStatus.FAILED);
        assertThat(failed.progress().result().error()).contains(error);
        var done = aJob().succeeded().build();
        assertThat(done.failed(error, NOW)).isSameAs(done);
    }

    @Test
    void choices_that_were_left_open_are_shown_as_the_provider_made_them() {
        var asked = new Hyperparameters(Optional.of(3), Optional.empty(), Optional.empty());
        var chosen = new Hyperparameters(Optional.of(9), Optional.of(4), Optional.empty());
        var job = aJob().by(new TrainingMethod.Supervised(asked)).running().build();
        var figures = new ProviderJob.Figures(Optional.empty(), Optional.empty(), chosen);
        var run =
                new ProviderJob(
                        new ProviderJobId("r"),
                        JobStatus.RUNNING,
                        ProviderJob.Outcome.OPEN,
                        figures);

        assertThat(job.reported(run, List.of(), NOW).hyperparameters())
                .isEqualTo(new Hyperparameters(Optional.of(3), Optional.of(4), Optional.empty()));
    }

    @Test
    void events_are_told_in_dotted_words() {
        var job = aJob().running().build();

        assertThat(JobChanged.created(job).action()).isEqualTo("fine_tuning.job.created");
        assertThat(JobChanged.moved(job).action()).isEqualTo("fine_tuning.job.running");
        assertThat(JobChanged.moved(job).subject()).isEqualTo(job.id().value());
    }
}
