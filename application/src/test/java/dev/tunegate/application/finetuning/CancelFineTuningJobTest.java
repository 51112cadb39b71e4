package dev.tunegate.application.finetuning;

import static dev.tunegate.domain.access.CallerFixture.administrator;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.Placement;
import dev.tunegate.domain.finetuning.RunFixture;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class CancelFineTuningJobTest {

    private final TuningHouse house = new TuningHouse();

    @ParameterizedTest
    @EnumSource(names = {"VALIDATING_FILES", "QUEUED", "RUNNING", "PAUSED"})
    void a_job_that_has_not_ended_is_cancelled_here_and_at_its_provider(JobStatus status) {
        var job = house.created();
        house.provider.moveTo(job.id(), status);
        house.runDue();

        var cancelled = cancel(job);

        assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(cancelled.progress().result().finishedAt()).contains(house.clock.instant());
        assertThat(house.provider.run(job.id()).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(house.messages(job.id())).contains("Fine-tuning job cancelled");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUCCEEDED", "FAILED", "CANCELLED"})
    void a_job_that_has_ended_refuses(JobStatus status) {
        var job = house.stored(aJob().in(status));

        var refusal = catchThrowableOfType(Refusal.WrongState.class, () -> cancel(job));

        assertThat(refusal.reason()).contains("already " + status.word());
        assertThat(house.provider.onCancel().calls()).isZero();
        assertThat(house.now(job.id())).isEqualTo(job);
    }

    @Test
    void a_job_that_was_never_sent_is_cancelled_and_never_sent() {
        var job = house.stored(aJob());

        assertThat(cancel(job).status()).isEqualTo(JobStatus.CANCELLED);

        house.pass(Duration.ofHours(1));
        assertThat(house.provider.onStart().calls()).isZero();
        assertThat(house.errands.all()).isEmpty();
    }

    @Test
    void a_job_whose_run_has_succeeded_meanwhile_succeeds_and_is_not_cancelled() {
        var job = house.created();
        house.provider.moveTo(job.id(), JobStatus.SUCCEEDED);

        assertThatThrownBy(() -> cancel(job)).isInstanceOf(Refusal.WrongState.class);

        var now = house.now(job.id());
        assertThat(now.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(house.models.list(alice())).hasSize(1);
        assertThat(now.progress().result().files()).hasSize(1);
    }

    @Test
    void a_success_that_is_stored_while_the_provider_is_asked_stays() {
        var job = house.created();
        house.provider
                .onCancel()
                .before(
                        () -> {
                            house.provider.moveTo(job.id(), JobStatus.SUCCEEDED);
                            house.follow().follow(job.id());
                        });

        assertThatThrownBy(() -> cancel(job)).isInstanceOf(Refusal.WrongState.class);

        assertThat(house.now(job.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(house.models.list(alice())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"BE_UNAVAILABLE", "BE_UNCLEAR", "BE_MISCONFIGURED"})
    void a_job_whose_provider_cannot_be_reached_goes_on(Reaction reaction) {
        var job = house.created();
        house.provider.onCancel().next(reaction);

        assertThatThrownBy(() -> cancel(job)).isInstanceOf(Refusal.Unavailable.class);

        assertThat(house.now(job.id()).status()).isEqualTo(JobStatus.VALIDATING_FILES);
        assertThat(cancel(job).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void a_run_that_was_ended_without_our_hearing_of_it_can_be_cancelled_again() {
        var job = house.created();
        house.provider.onCancel().next(Reaction.TAKE_BUT_BE_UNCLEAR);
        assertThatThrownBy(() -> cancel(job)).isInstanceOf(Refusal.Unavailable.class);

        assertThat(cancel(job).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void a_provider_that_refuses_to_cancel_says_why() {
        var job = house.created();
        house.provider.onCancel().next(Reaction.REFUSE);

        var refusal = catchThrowableOfType(Refusal.WrongState.class, () -> cancel(job));

        assertThat(refusal.reason()).contains("Not like this.");
        assertThat(house.now(job.id()).status()).isEqualTo(JobStatus.VALIDATING_FILES);
    }

    @Test
    void the_run_of_a_job_cancelled_while_attempting_is_ended_when_it_turns_up() {
        var job = house.attempting();
        house.provider.start(house.first, RunFixture.anOrderFor(job, "copy-1"));
        assertThat(cancel(job).status()).isEqualTo(JobStatus.CANCELLED);

        house.pass(TuningHouse.PATIENCE.plusMinutes(1));

        assertThat(house.provider.run(job.id()).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(house.now(job.id()).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void a_job_cancelled_while_attempting_that_has_no_run_is_let_go_behind_the_horizon() {
        var job = house.attempting();
        cancel(job);
        house.pass(TuningHouse.HORIZON.minusSeconds(1));
        assertThat(house.now(job.id()).placement()).isInstanceOf(Placement.Attempting.class);

        house.pass(Duration.ofMinutes(1));

        assertThat(house.now(job.id()).placement()).isInstanceOf(Placement.Chosen.class);
        assertThat(house.provider.onStart().calls()).isZero();
        assertThat(house.errands.all()).isEmpty();
        assertThat(house.jobs.unfinishedUsing(job.request().files().training())).isEmpty();
    }

    @Test
    void a_job_that_is_cancelled_while_its_answer_comes_has_its_run_ended() {
        house.provider
                .onStart()
                .before(
                        () -> {
                            var id = house.errands.all().getFirst().id();
                            house.cancel().cancel(alice(), id);
                        });

        var job = house.created();
        assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
        house.pass(Duration.ofSeconds(1));

        assertThat(house.provider.run(job.id()).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void another_tenant_cannot_cancel_and_an_administrator_can() {
        var job = house.created();

        assertThatThrownBy(() -> cancelAs(bob(), job.id().value()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(house.provider.onCancel().calls()).isZero();
        assertThat(cancelAs(administrator(), job.id().value()).status())
                .isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void a_job_that_does_not_exist_cannot_be_cancelled() {
        assertThatThrownBy(() -> cancelAs(alice(), JobId.fresh().value()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> cancelAs(alice(), "../etc/passwd"))
                .isInstanceOf(Refusal.NotFound.class);
    }

    private FineTuningJob cancel(FineTuningJob job) {
        return cancelAs(alice(), job.id().value());
    }

    private FineTuningJob cancelAs(Caller caller, String id) {
        return house.cancel().cancel(caller, id);
    }
}
