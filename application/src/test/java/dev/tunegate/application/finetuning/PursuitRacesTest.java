package dev.tunegate.application.finetuning;

import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.application.finetuning.Pursuit.Stage;
import dev.tunegate.application.shared.Again;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.Placement;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.RunFixture;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.Reaction;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may happen to a job while its submission is pursued. */
class PursuitRacesTest {

    private static final ProviderFiles COPIES =
            new ProviderFiles(new ProviderFileId("copy-1"), Optional.empty());

    private final Pursuit pursuit = new Pursuit();
    private final TuningHouse house = pursuit.house;

    @Test
    void a_run_that_belongs_to_another_job_is_not_adopted() {
        var job = pursuit.jobAt(Stage.YOUNG);
        pursuit.arrives(job);
        var taken = house.provider.run(job.id()).id();
        house.jobs.add(
                aJob().queued()
                        .placed(new Placement.Submitted(job.placement().site(), taken))
                        .build());

        assertThat(house.pursue().pursue(job.id()).at()).isPresent();
        pursuit.assertIsNow(job.id(), "Attempting", JobStatus.VALIDATING_FILES);
    }

    @Test
    void a_run_that_the_sweeper_adopts_while_it_is_looked_for_is_not_started_again() {
        var job = pursuit.jobAt(Stage.OLD);
        pursuit.arrives(job);
        int before = house.provider.onStart().calls();
        house.provider.onFind().before(() -> house.sweep().sweep());

        assertThat(house.pursue().pursue(job.id())).isEqualTo(Again.NEVER);

        assertThat(house.provider.onStart().calls()).isEqualTo(before);
        pursuit.assertIsNow(job.id(), "Submitted", JobStatus.VALIDATING_FILES);
    }

    @Test
    void a_late_answer_that_comes_while_the_run_is_looked_for_is_not_overtaken() {
        var job = pursuit.jobAt(Stage.OLD);
        var run = RunFixture.aRun("late-run", JobStatus.QUEUED);
        house.provider.onFind().before(() -> house.submit().taken(job.id(), run));

        assertThat(house.pursue().pursue(job.id()).at()).isPresent();

        assertThat(house.provider.onStart().calls()).isZero();
        assertThat(house.now(job.id()).placement().run()).contains(run.id());
    }

    @Test
    void a_job_that_is_cancelled_while_its_run_is_looked_for_is_not_sent() {
        var job = pursuit.jobAt(Stage.OLD);
        house.provider.onFind().before(() -> house.cancel().cancel(alice(), job.id().value()));

        house.pursue().pursue(job.id());

        assertThat(house.provider.onStart().calls()).isZero();
        pursuit.assertIsNow(job.id(), "Attempting", JobStatus.CANCELLED);
        house.provider.onFind().before(() -> {});
        assertThat(house.pursue().pursue(job.id())).isEqualTo(Again.NEVER);
        pursuit.assertIsNow(job.id(), "Chosen", JobStatus.CANCELLED);
    }

    @Test
    void a_provider_that_asks_for_patience_gets_it() {
        var job = pursuit.jobAt(Stage.CHOSEN);
        var pause = Duration.ofMinutes(7);
        house.provider.onStart().nextFails(new ProviderFailure.Unavailable("Full.", pause, null));

        assertThat(house.pursue().pursue(job.id()))
                .isEqualTo(Again.at(house.clock.instant().plus(pause)));
    }

    @Test
    void a_run_that_has_ended_when_it_is_found_is_followed_to_its_end() {
        var job = pursuit.jobAt(Stage.YOUNG);
        pursuit.arrives(job);
        house.provider.moveTo(job.id(), JobStatus.SUCCEEDED);

        house.pursue().pursue(job.id());
        house.pass(Duration.ofSeconds(1));

        var done = house.now(job.id());
        assertThat(done.status()).isEqualTo(JobStatus.SUCCEEDED);
        var model = done.progress().result().tunedModel().orElseThrow();
        assertThat(house.models.visibleTo(alice(), model)).isPresent();
        assertThat(done.progress().result().files()).hasSize(1);
    }

    @Test
    void a_slip_in_the_configuration_does_not_end_a_job_that_may_run() {
        var job = pursuit.jobAt(Stage.OLD);
        pursuit.arrives(job);
        house.deployments.set(house.second);
        assertThat(house.pursue().pursue(job.id()).at()).isPresent();
        pursuit.assertIsNow(job.id(), "Attempting", JobStatus.VALIDATING_FILES);

        house.deployments.set(house.first);
        house.pursue().pursue(job.id());

        pursuit.assertIsNow(job.id(), "Submitted", JobStatus.VALIDATING_FILES);
    }

    @Test
    void a_job_that_was_never_sent_fails_where_its_deployment_is_gone() {
        var job = pursuit.jobAt(Stage.CHOSEN);
        house.deployments.set(house.second);

        assertThat(house.pursue().pursue(job.id())).isEqualTo(Again.NEVER);
        pursuit.assertIsNow(job.id(), "Chosen", JobStatus.FAILED);
    }

    @Test
    void a_job_that_has_ended_does_not_fail_once_more() {
        var job = pursuit.jobAt(Stage.CHOSEN);
        house.jobs.change(job.id(), it -> it.cancelled(house.clock.instant()));
        house.deployments.set(house.second);

        house.pursue().pursue(job.id());

        pursuit.assertIsNow(job.id(), "Chosen", JobStatus.CANCELLED);
        assertThat(house.messages(job.id())).isEmpty();
    }

    @Test
    void who_sleeps_too_long_before_the_wire_sends_nothing() {
        var job = house.attempting();
        house.clock.advance(TuningHouse.PATIENCE);

        assertThatThrownBy(() -> house.submit().send(job, house.first, COPIES))
                .isInstanceOf(ProviderFailure.Unavailable.class);
        assertThat(house.provider.onStart().calls()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"BE_UNAVAILABLE", "BE_UNCLEAR"})
    void a_late_answer_to_a_former_attempt_changes_nothing(Reaction late) {
        var job = house.attempting();
        house.provider.onStart().next(late).before(() -> attemptedAgain(job));

        assertThatThrownBy(() -> house.submit().send(job, house.first, COPIES))
                .isInstanceOf(ProviderFailure.class);

        var second = (Placement.Attempting) house.now(job.id()).placement();
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.askAfter()).isEqualTo(second.startedAt().plus(TuningHouse.PATIENCE));
    }

    private void attemptedAgain(FineTuningJob job) {
        house.clock.advance(TuningHouse.HORIZON);
        house.jobs.change(
                job.id(), it -> it.attempting(house.clock.instant(), TuningHouse.PATIENCE));
    }
}
