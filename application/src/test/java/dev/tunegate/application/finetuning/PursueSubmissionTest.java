package dev.tunegate.application.finetuning;

import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.application.shared.Again;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.Placement;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RunFixture;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.Reaction;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PursueSubmissionTest {

    private static final ProviderFiles COPIES =
            new ProviderFiles(new ProviderFileId("copy-1"), Optional.empty());

    private final TuningHouse house = new TuningHouse();

    /** How far the job had come when the errand takes it up. */
    enum Stage {
        /** Nothing was ever sent. */
        CHOSEN,
        /** An attempt was committed a moment ago, and may still answer. */
        FRESH,
        /** The attempt answers no more, but its run may still turn up. */
        YOUNG,
        /** The run can turn up no more. */
        OLD
    }

    @ParameterizedTest
    @CsvSource({
        "CHOSEN, ANSWER,              1, Submitted,  VALIDATING_FILES, false",
        "CHOSEN, TAKE_BUT_BE_UNCLEAR, 1, Attempting, VALIDATING_FILES, true",
        "CHOSEN, BE_UNCLEAR,          1, Attempting, VALIDATING_FILES, true",
        "CHOSEN, REFUSE,              1, Chosen,     FAILED,           false",
        "CHOSEN, BE_UNAVAILABLE,      1, Chosen,     VALIDATING_FILES, true",
        "CHOSEN, BE_MISCONFIGURED,    1, Chosen,     VALIDATING_FILES, true",
        "FRESH,  ANSWER,              0, Attempting, VALIDATING_FILES, true",
        "YOUNG,  ANSWER,              0, Attempting, VALIDATING_FILES, true",
        "OLD,    ANSWER,              1, Submitted,  VALIDATING_FILES, false",
        "OLD,    TAKE_BUT_BE_UNCLEAR, 1, Attempting, VALIDATING_FILES, true",
        "OLD,    BE_UNCLEAR,          1, Attempting, VALIDATING_FILES, true",
        "OLD,    REFUSE,              1, Chosen,     FAILED,           false",
        "OLD,    BE_UNAVAILABLE,      1, Chosen,     VALIDATING_FILES, true",
        "OLD,    BE_MISCONFIGURED,    1, Chosen,     VALIDATING_FILES, true",
    })
    void where_no_run_is_out_there(
            Stage stage,
            Reaction toStart,
            int starts,
            String placement,
            JobStatus status,
            boolean goesOn) {
        var job = jobAt(stage);
        house.provider.onStart().next(toStart);

        var again = house.pursue().pursue(job.id());

        assertThat(house.provider.onStart().calls()).isEqualTo(starts);
        assertIsNow(job.id(), placement, status);
        assertThat(again.at().isPresent()).isEqualTo(goesOn);
        assertThat(house.provider.runs(job.id())).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "FRESH, Attempting, true",
        "YOUNG, Submitted,  false",
        "OLD,   Submitted,  false",
    })
    void where_the_run_is_out_there_it_is_adopted(Stage stage, String placement, boolean goesOn) {
        var job = jobAt(stage);
        arrives(job);

        var again = house.pursue().pursue(job.id());

        assertIsNow(job.id(), placement, JobStatus.VALIDATING_FILES);
        assertThat(again.at().isPresent()).isEqualTo(goesOn);
        assertThat(house.provider.runs(job.id())).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "CHOSEN, false, Chosen,     false",
        "FRESH,  false, Attempting, true",
        "YOUNG,  false, Attempting, true",
        "OLD,    false, Chosen,     false",
        "YOUNG,  true,  Submitted,  false",
        "OLD,    true,  Submitted,  false",
    })
    void a_cancelled_job_is_never_sent_but_its_run_is_looked_for(
            Stage stage, boolean outThere, String placement, boolean goesOn) {
        var job = jobAt(stage);
        if (outThere) {
            arrives(job);
        }
        int before = house.provider.onStart().calls();
        house.jobs.change(job.id(), it -> it.cancelled(house.clock.instant()));

        var again = house.pursue().pursue(job.id());

        assertThat(house.provider.onStart().calls()).isEqualTo(before);
        assertIsNow(job.id(), placement, JobStatus.CANCELLED);
        assertThat(again.at().isPresent()).isEqualTo(goesOn);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER"}, mode = EnumSource.Mode.EXCLUDE)
    void nothing_is_sent_again_and_nothing_fails_while_nobody_can_look(Reaction toFind) {
        var job = jobAt(Stage.OLD);
        arrives(job);
        int before = house.provider.onStart().calls();
        house.provider.onFind().usually(toFind);

        for (int i = 0; i < 5; i++) {
            assertThat(house.pursue().pursue(job.id()).at()).isPresent();
            house.clock.advance(Duration.ofMinutes(5));
        }

        assertThat(house.provider.onStart().calls()).isEqualTo(before);
        assertIsNow(job.id(), "Attempting", JobStatus.VALIDATING_FILES);
        house.provider.onFind().usually(Reaction.ANSWER);
        assertThat(house.pursue().pursue(job.id())).isEqualTo(Again.NEVER);
        assertIsNow(job.id(), "Submitted", JobStatus.VALIDATING_FILES);
    }

    @Test
    void a_job_whose_run_is_known_is_left_alone() {
        var job = house.stored(aJob().queued());

        assertThat(house.pursue().pursue(job.id())).isEqualTo(Again.NEVER);
        assertThat(house.provider.onFind().calls()).isZero();
    }

    @Test
    void a_job_that_was_forgotten_is_left_alone() {
        assertThat(house.pursue().pursue(JobId.fresh())).isEqualTo(Again.NEVER);
    }

    @Test
    void a_run_that_belongs_to_another_job_is_not_adopted() {
        var job = jobAt(Stage.YOUNG);
        arrives(job);
        var taken = house.provider.run(job.id()).id();
        house.jobs.add(aJob().queued().placed(
                new Placement.Submitted(job.placement().site(), taken)).build());

        assertThat(house.pursue().pursue(job.id()).at()).isPresent();
        assertIsNow(job.id(), "Attempting", JobStatus.VALIDATING_FILES);
    }

    @Test
    void a_provider_that_asks_for_patience_gets_it() {
        var job = jobAt(Stage.CHOSEN);
        var pause = Duration.ofMinutes(7);
        house.provider.onStart().nextFails(new ProviderFailure.Unavailable("Full.", pause, null));

        assertThat(house.pursue().pursue(job.id()))
                .isEqualTo(Again.at(house.clock.instant().plus(pause)));
    }

    @Test
    void a_run_that_has_ended_when_it_is_found_is_followed_to_its_end() {
        var job = jobAt(Stage.YOUNG);
        arrives(job);
        house.provider.moveTo(job.id(), JobStatus.SUCCEEDED);

        house.pursue().pursue(job.id());
        house.pass(Duration.ofSeconds(1));

        var done = house.now(job.id());
        assertThat(done.status()).isEqualTo(JobStatus.SUCCEEDED);
        var model = done.progress().result().tunedModel().orElseThrow();
        assertThat(house.models.visibleTo(alice(), model))
                .isPresent();
        assertThat(done.progress().result().files()).hasSize(1);
    }

    @Test
    void a_slip_in_the_configuration_does_not_end_a_job_that_may_run() {
        var job = jobAt(Stage.OLD);
        arrives(job);
        house.deployments.set(house.second);
        assertThat(house.pursue().pursue(job.id()).at()).isPresent();
        assertIsNow(job.id(), "Attempting", JobStatus.VALIDATING_FILES);

        house.deployments.set(house.first);
        house.pursue().pursue(job.id());

        assertIsNow(job.id(), "Submitted", JobStatus.VALIDATING_FILES);
    }

    @Test
    void a_job_that_was_never_sent_fails_where_its_deployment_is_gone() {
        var job = jobAt(Stage.CHOSEN);
        house.deployments.set(house.second);

        assertThat(house.pursue().pursue(job.id())).isEqualTo(Again.NEVER);
        assertIsNow(job.id(), "Chosen", JobStatus.FAILED);
    }

    @Test
    void a_job_that_has_ended_does_not_fail_once_more() {
        var job = jobAt(Stage.CHOSEN);
        house.jobs.change(job.id(), it -> it.cancelled(house.clock.instant()));
        house.deployments.set(house.second);

        house.pursue().pursue(job.id());

        assertIsNow(job.id(), "Chosen", JobStatus.CANCELLED);
        assertThat(house.messages(job.id())).isEmpty();
    }

    @Test
    void who_sleeps_too_long_before_the_wire_sends_nothing() {
        var job = house.attempting();
        house.clock.advance(TuningHouse.PATIENCE);

        assertThatThrownBy(
                        () -> house.submit().send(job, house.first, COPIES))
                .isInstanceOf(ProviderFailure.Unavailable.class);
        assertThat(house.provider.onStart().calls()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"BE_UNAVAILABLE", "BE_UNCLEAR"})
    void a_late_answer_to_a_former_attempt_changes_nothing(Reaction late) {
        var job = house.attempting();
        house.provider.onStart().next(late).before(() -> attemptedAgain(job));

        assertThatThrownBy(
                        () -> house.submit().send(job, house.first, COPIES))
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

    private FineTuningJob jobAt(Stage stage) {
        if (stage == Stage.CHOSEN) {
            return house.stored(aJob());
        }
        var job = house.attempting();
        house.clock.advance(
                switch (stage) {
                    case CHOSEN, FRESH -> Duration.ofSeconds(1);
                    case YOUNG -> TuningHouse.PATIENCE;
                    case OLD -> TuningHouse.HORIZON;
                });
        return job;
    }

    /** The attempt had reached the provider. */
    private void arrives(FineTuningJob job) {
        house.provider.start(house.first, RunFixture.anOrderFor(job, "copy-1"));
    }

    private void assertIsNow(JobId id, String placement, JobStatus status) {
        var job = house.now(id);
        assertThat(job.placement().getClass().getSimpleName()).isEqualTo(placement);
        assertThat(job.status()).isEqualTo(status);
        if (job.placement() instanceof Placement.Submitted submitted) {
            ProviderJobId run = house.provider.run(id).id();
            assertThat(submitted.id()).isEqualTo(run);
        }
    }
}
