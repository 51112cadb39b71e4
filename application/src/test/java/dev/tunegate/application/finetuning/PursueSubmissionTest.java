package dev.tunegate.application.finetuning;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.application.finetuning.Pursuit.Stage;
import dev.tunegate.application.shared.Again;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.provider.Reaction;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PursueSubmissionTest {

    private final Pursuit pursuit = new Pursuit();
    private final TuningHouse house = pursuit.house;

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
        var job = pursuit.jobAt(stage);
        house.provider.onStart().next(toStart);

        var again = house.pursue().pursue(job.id());

        assertThat(house.provider.onStart().calls()).isEqualTo(starts);
        pursuit.assertIsNow(job.id(), placement, status);
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
        var job = pursuit.jobAt(stage);
        pursuit.arrives(job);

        var again = house.pursue().pursue(job.id());

        pursuit.assertIsNow(job.id(), placement, JobStatus.VALIDATING_FILES);
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
        var job = pursuit.jobAt(stage);
        if (outThere) {
            pursuit.arrives(job);
        }
        int before = house.provider.onStart().calls();
        house.jobs.change(job.id(), it -> it.cancelled(house.clock.instant()));

        var again = house.pursue().pursue(job.id());

        assertThat(house.provider.onStart().calls()).isEqualTo(before);
        pursuit.assertIsNow(job.id(), placement, JobStatus.CANCELLED);
        assertThat(again.at().isPresent()).isEqualTo(goesOn);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"ANSWER"},
            mode = EnumSource.Mode.EXCLUDE)
    void nothing_is_sent_again_and_nothing_fails_while_nobody_can_look(Reaction toFind) {
        var job = pursuit.jobAt(Stage.OLD);
        pursuit.arrives(job);
        int before = house.provider.onStart().calls();
        house.provider.onFind().usually(toFind);

        for (int i = 0; i < 5; i++) {
            assertThat(house.pursue().pursue(job.id()).at()).isPresent();
            house.clock.advance(Duration.ofMinutes(5));
        }

        assertThat(house.provider.onStart().calls()).isEqualTo(before);
        pursuit.assertIsNow(job.id(), "Attempting", JobStatus.VALIDATING_FILES);
        house.provider.onFind().usually(Reaction.ANSWER);
        assertThat(house.pursue().pursue(job.id())).isEqualTo(Again.NEVER);
        pursuit.assertIsNow(job.id(), "Submitted", JobStatus.VALIDATING_FILES);
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
}
