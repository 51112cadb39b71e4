package dev.tunegate.domain.finetuning;

import static dev.tunegate.domain.finetuning.JobFixture.CREATED_AT;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static dev.tunegate.domain.finetuning.RunFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a job's submission is counted, so that it never becomes two runs. */
final class SubmissionTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static FineTuningJob attempted() {
        return aJob().build().attempting(NOW, PATIENCE);
    }

    @Test
    void a_new_job_is_bound_to_its_site_and_nothing_has_been_sent() {
        var job = aJob().at("azure-1").build();

        assertThat(job.status()).isEqualTo(JobStatus.VALIDATING_FILES);
        assertThat(job.placement()).isEqualTo(new Placement.Chosen(job.placement().site(), 0));
        assertThat(job.placement().site().deployment().value()).isEqualTo("azure-1");
        assertThat(job.placement().run()).isEmpty();
    }

    @Test
    void an_attempt_is_numbered_and_knows_when_to_look() {
        var job = attempted();

        assertThat(job.placement())
                .isEqualTo(
                        new Placement.Attempting(
                                job.placement().site(), 1, NOW, NOW.plus(PATIENCE)));
    }

    @Test
    void attempts_are_counted_through_every_outcome() {
        var job =
                attempted()
                        .notTaken()
                        .attempting(NOW, PATIENCE)
                        .unclear(NOW.plusSeconds(99))
                        .attempting(NOW, PATIENCE);

        assertThat(job.placement())
                .isInstanceOfSatisfying(
                        Placement.Attempting.class, it -> assertThat(it.number()).isEqualTo(3));
    }

    @Test
    void an_unclear_attempt_stays_one_and_is_looked_up_later() {
        var job = attempted().unclear(NOW.plusSeconds(99));

        assertThat(job.placement())
                .isEqualTo(
                        new Placement.Attempting(
                                job.placement().site(), 1, NOW, NOW.plusSeconds(99)));
    }

    @Test
    void only_an_attempt_can_be_unclear_or_not_taken() {
        var fresh = aJob().build();
        var submitted = aJob().running().build();

        assertThat(fresh.unclear(NOW)).isSameAs(fresh);
        assertThat(fresh.notTaken()).isSameAs(fresh);
        assertThat(submitted.unclear(NOW)).isSameAs(submitted);
        assertThat(submitted.notTaken()).isSameAs(submitted);
    }

    @Test
    void a_submitted_job_cannot_be_attempted_again() {
        var job = attempted().submitted(aRun("run-1", JobStatus.QUEUED), NOW);

        assertThatThrownBy(() -> job.attempting(NOW, PATIENCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(job.id().value());
    }

    @ParameterizedTest
    @EnumSource(names = {"SUCCEEDED", "FAILED", "CANCELLED"})
    void a_job_that_has_ended_cannot_be_attempted(JobStatus status) {
        var job =
                aJob().in(status)
                        .placed(new Placement.Chosen(aJob().build().placement().site(), 1))
                        .build();

        assertThatThrownBy(() -> job.attempting(NOW, PATIENCE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_run_is_known_and_its_state_taken_over() {
        var job = attempted().submitted(aRun("run-1", JobStatus.RUNNING), NOW);

        assertThat(job.placement().run()).contains(new ProviderJobId("run-1"));
        assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUCCEEDED", "FAILED", "CANCELLED"})
    void a_run_that_was_over_at_once_is_known_but_not_yet_reported(JobStatus status) {
        var run = aRun("run-1", status);

        var job = attempted().submitted(run, NOW);

        assertThat(job.placement().run()).contains(run.id());
        assertThat(job.status()).isEqualTo(JobStatus.VALIDATING_FILES);
        assertThat(job.reported(run, List.of(), NOW).status()).isEqualTo(status);
    }

    @Test
    void hearing_of_the_same_run_again_changes_nothing() {
        var run = aRun("run-1", JobStatus.QUEUED);
        var job = attempted().submitted(run, NOW);

        assertThat(job.submitted(run, NOW)).isEqualTo(job);
    }

    @Test
    void a_second_run_is_refused() {
        var job = attempted().submitted(aRun("run-1", JobStatus.QUEUED), NOW);

        assertThatThrownBy(() -> job.submitted(aRun("run-2", JobStatus.QUEUED), NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("run-2");
    }

    @Test
    void a_second_run_is_refused_even_after_the_job_has_ended() {
        var job = aJob().submittedAs("run-1").cancelled().build();

        assertThatThrownBy(() -> job.submitted(aRun("run-2", JobStatus.QUEUED), NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_job_cancelled_during_its_attempt_stays_cancelled_but_learns_its_run() {
        var cancelled = attempted().cancelled(NOW);

        var submitted = cancelled.submitted(aRun("run-1", JobStatus.RUNNING), NOW.plusSeconds(1));

        assertThat(submitted.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(submitted.progress()).isEqualTo(cancelled.progress());
        assertThat(submitted.placement().run()).contains(new ProviderJobId("run-1"));
    }

    @Test
    void a_job_cancelled_during_its_attempt_can_still_turn_out_not_taken() {
        var cancelled = attempted().cancelled(NOW);

        assertThat(cancelled.notTaken().placement())
                .isEqualTo(new Placement.Chosen(cancelled.placement().site(), 1));
        assertThat(cancelled.notTaken().status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void a_job_that_failed_during_its_attempt_learns_its_run_too() {
        var error = new JobError("unclear", "Nobody knows.", Optional.empty());
        var failed = attempted().failed(error, NOW);

        var submitted = failed.submitted(aRun("run-1", JobStatus.RUNNING), NOW);

        assertThat(submitted.status()).isEqualTo(JobStatus.FAILED);
        assertThat(submitted.placement().run()).isPresent();
    }

    @Test
    void the_site_never_changes() {
        var site = aJob().at("azure-1").build().placement().site();
        var job = aJob().at("azure-1").build();

        assertThat(job.attempting(NOW, PATIENCE).placement().site()).isEqualTo(site);
        assertThat(job.attempting(NOW, PATIENCE).notTaken().placement().site()).isEqualTo(site);
        assertThat(
                        job.attempting(NOW, PATIENCE)
                                .submitted(aRun("r", JobStatus.QUEUED), NOW)
                                .placement()
                                .site())
                .isEqualTo(site);
    }
}
