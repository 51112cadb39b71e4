package dev.tunegate.application.finetuning;

import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.application.shared.Again;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningProvider.Hosted;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class FollowFineTuningJobTest {

    private final TuningHouse house = new TuningHouse();
    private final FineTuningJob job = house.created();
    private final JobId id = job.id();

    @Test
    void a_job_moves_with_its_run_through_all_states() {
        for (var status : List.of(JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.SUCCEEDED)) {
            house.provider.moveTo(id, status);
            house.pass(Duration.ofMinutes(3));

            assertThat(house.now(id).status()).isEqualTo(status);
        }
        assertThat(house.errands.all()).noneMatch(it -> it.errand() == Errand.FOLLOW_JOB);
    }

    @Test
    void a_report_that_runs_backwards_is_dropped_and_the_job_is_followed_on() {
        house.provider.moveTo(id, JobStatus.RUNNING);
        house.pass(Duration.ofMinutes(3));
        house.provider.moveTo(id, JobStatus.QUEUED);
        house.pass(Duration.ofMinutes(3));
        assertThat(house.now(id).status()).isEqualTo(JobStatus.RUNNING);

        succeed();

        assertThat(house.now(id).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource(names = "ANSWER", mode = EnumSource.Mode.EXCLUDE)
    void whatever_goes_wrong_with_looking_the_job_is_looked_at_again(Reaction reaction) {
        house.provider.moveTo(id, JobStatus.RUNNING);
        house.provider.onLook().next(reaction);

        assertThat(house.follow().follow(id).at()).isPresent();

        assertThat(house.now(id).status()).isEqualTo(JobStatus.VALIDATING_FILES);
        house.follow().follow(id);
        assertThat(house.now(id).status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void a_job_that_its_provider_does_not_know_is_never_taken_for_failed_or_started_anew() {
        house.provider.moveTo(id, JobStatus.RUNNING);
        house.pass(Duration.ofMinutes(3));
        house.provider.forget(id);

        house.pass(Duration.ofHours(2));

        assertThat(house.now(id).status()).isEqualTo(JobStatus.RUNNING);
        assertThat(house.provider.onStart().calls()).isEqualTo(1);
        assertThat(house.messages(id))
                .filteredOn(it -> it.contains("does not know this job any more"))
                .hasSize(1);
    }

    @Test
    void a_young_job_is_looked_at_often_and_an_old_one_seldom() {
        house.pass(Duration.ofMinutes(1));
        int often = house.provider.onLook().calls();
        house.pass(Duration.ofHours(9));
        int before = house.provider.onLook().calls();

        house.pass(Duration.ofHours(1));

        assertThat(often).isBetween(20, 40);
        assertThat(house.provider.onLook().calls() - before).isBetween(20, 40);
    }

    @Test
    void the_run_of_a_job_that_was_cancelled_unnoticed_is_ended() {
        house.jobs.change(id, it -> it.cancelled(house.clock.instant()));

        assertThat(house.follow().follow(id)).isEqualTo(Again.NEVER);

        assertThat(house.provider.run(id).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void the_run_of_a_job_that_has_failed_here_is_ended() {
        var error = new JobError("invalid_training_file", "Gone.", Optional.empty());
        house.jobs.change(id, it -> it.failed(error, house.clock.instant()));

        assertThat(house.follow().follow(id)).isEqualTo(Again.NEVER);

        assertThat(house.provider.run(id).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void ending_a_run_is_tried_until_the_provider_is_back() {
        house.jobs.change(id, it -> it.cancelled(house.clock.instant()));
        house.provider.onCancel().next(Reaction.BE_UNAVAILABLE);

        house.pass(Duration.ofMinutes(3));

        assertThat(house.provider.run(id).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void a_job_that_is_cancelled_while_its_success_is_fetched_leaves_no_model() {
        house.provider.withoutResults();
        house.provider.moveTo(id, JobStatus.SUCCEEDED);
        house.provider
                .onLook()
                .before(() -> house.jobs.change(id, it -> it.cancelled(house.clock.instant())));

        house.follow().follow(id);

        assertThat(house.now(id).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(house.models.list(alice())).isEmpty();
    }

    @Test
    void a_job_cancelled_at_the_provider_is_cancelled_here() {
        house.provider.moveTo(id, JobStatus.CANCELLED);

        house.pass(Duration.ofMinutes(3));

        assertThat(house.now(id).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void a_job_whose_deployment_is_not_configured_waits_for_it() {
        house.deployments.set(house.second);
        house.provider.moveTo(id, JobStatus.RUNNING);
        house.pass(Duration.ofMinutes(10));
        assertThat(house.now(id).status()).isEqualTo(JobStatus.VALIDATING_FILES);

        house.deployments.set(house.first);
        house.pass(Duration.ofMinutes(10));

        assertThat(house.now(id).status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void another_tenant_sees_neither_the_job_nor_its_log() {
        var theirs = id.value();

        assertThatThrownBy(() -> house.find().byId(bob(), theirs))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> house.find().events(bob(), theirs, ListQuery.first(1)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> house.find().checkpoints(bob(), theirs, ListQuery.first(1)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    private void succeed() {
        house.provider.moveTo(id, JobStatus.SUCCEEDED);
        house.pass(Duration.ofMinutes(3));
    }

    @Test
    void a_job_has_succeeded_once_its_model_can_be_called() {
        var answers = new ArrayDeque<Hosted>(List.of(new Hosted.Coming(), new Hosted.Coming()));
        house.provider.hosting(
                (_, _, model) ->
                        answers.isEmpty() ? new Hosted.Ready("served-" + model) : answers.poll());
        house.provider.moveTo(id, JobStatus.SUCCEEDED);

        house.runDue();
        assertThat(house.now(id).status()).isEqualTo(JobStatus.RUNNING);
        assertThat(house.models.list(alice())).isEmpty();

        house.pass(Duration.ofMinutes(10));
        assertThat(house.now(id).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(house.models.list(alice()))
                .extracting(it -> it.origin().providerModel())
                .contains("served-model-of-" + house.provider.run(id).id().value());
        assertThat(house.messages(id)).contains("The model is trained; it is being deployed");
    }

    /** The log is in the order in which it was written, whatever the times in it. */
    @Test
    void a_model_is_deployed_after_its_training_has_ended_in_the_log_too() {
        var answers = new ArrayDeque<Hosted>(List.of(new Hosted.Coming()));
        house.provider.hosting(
                (_, _, model) ->
                        answers.isEmpty() ? new Hosted.Ready("served-" + model) : answers.poll());
        house.provider.moveTo(id, JobStatus.SUCCEEDED);
        house.provider.log(
                id,
                JobEvent.ours("theirs", house.clock.instant(), JobEvent.Level.INFO, "Step 9 of 9"));

        house.pass(Duration.ofMinutes(10));

        assertThat(house.messages(id))
                .containsSubsequence(
                        "Step 9 of 9",
                        "The model is trained; it is being deployed",
                        "The model is deployed; it can be called")
                .endsWith("The model is deployed; it can be called")
                .doesNotHaveDuplicates();
    }

    @Test
    void a_model_that_cannot_be_hosted_is_trained_all_the_same_and_the_log_says_why() {
        house.provider.hosting((_, _, _) -> new Hosted.Never("No quota is left."));

        succeed();

        assertThat(house.now(id).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(house.messages(id))
                .contains("The model is trained but cannot be called: No quota is left.");
    }

    @Test
    void a_cancelled_job_is_followed_until_its_run_has_ended() {
        house.cancel().cancel(alice(), id.value());
        house.provider.say(id, FollowFineTuningJobTest::unfinished);
        int calls = house.provider.onCancel().calls();

        house.pass(Duration.ofMinutes(10));
        assertThat(house.provider.onCancel().calls()).isGreaterThan(calls);
        assertThat(house.errands.all()).anyMatch(it -> it.errand() == Errand.FOLLOW_JOB);

        house.provider.moveTo(id, JobStatus.CANCELLED);
        house.pass(Duration.ofMinutes(10));
        assertThat(house.errands.all()).noneMatch(it -> it.errand() == Errand.FOLLOW_JOB);
    }

    private static ProviderJob unfinished(ProviderJob run) {
        return new ProviderJob(run.id(), run.status(), ProviderJob.Outcome.OPEN, run.figures());
    }

    @Test
    void a_run_that_had_finished_before_it_was_cancelled_is_told_of() {
        house.cancel().cancel(alice(), id.value());
        house.provider.moveTo(id, JobStatus.SUCCEEDED);

        house.pass(Duration.ofMinutes(10));

        assertThat(house.now(id).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(house.messages(id)).anyMatch(it -> it.contains("had finished the training"));
        assertThat(house.models.list(alice())).isEmpty();
    }
}
