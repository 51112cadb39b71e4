package dev.tunegate.application.finetuning;

import static dev.tunegate.application.finetuning.TuningHouse.identity;
import static dev.tunegate.application.finetuning.TuningHouse.wanted;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs.JobFilter;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.RunFixture;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.shared.ListQuery;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The process dies at each step between the request and the stored answer. */
@Timeout(60)
class SubmissionCrashTest {

    private final TuningHouse house = new TuningHouse();

    @Test
    void before_the_intent_is_stored_nothing_was_promised_and_nothing_is_done() {
        dieAt(1, false);

        house.pass(Duration.ofHours(1));

        assertThat(jobs()).isEmpty();
        assertThat(house.provider.onStart().calls()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "2, true"})
    void behind_the_intent_the_job_comes_to_one_run_whatever_the_step(int step, boolean stored) {
        dieAt(step, stored);

        house.pass(Duration.ofHours(1));

        assertOneRun();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "2, true"})
    void a_run_that_turns_up_just_before_the_horizon_is_still_the_only_one(
            int step, boolean stored) {
        dieAt(step, stored);
        var job = jobs().getFirst();
        if (house.provider.runs() > 0) {
            house.provider.conceal(job.id());
        }
        house.pass(TuningHouse.HORIZON.minusSeconds(1));
        if (house.provider.runs() > 0) {
            house.provider.reveal(job.id());
        }

        house.pass(Duration.ofHours(1));

        assertOneRun();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "2, false", "2, true"})
    void a_second_death_while_it_is_sent_again_changes_nothing(int step, boolean stored) {
        dieAt(1, true);
        house.pass(TuningHouse.HORIZON.minusSeconds(1));

        house.transactions.crashAt(step, stored);
        house.pass(Duration.ofHours(1));

        assertOneRun();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "1, true"})
    void a_death_while_the_run_is_adopted_changes_nothing(int step, boolean stored) {
        house.provider.onStart().next(Reaction.TAKE_BUT_BE_UNCLEAR);
        house.create().create(alice(), wanted(house.copied(), identity(1)));

        house.transactions.crashAt(step, stored);
        house.pass(Duration.ofHours(1));

        assertOneRun();
    }

    @ParameterizedTest
    @CsvSource({"2, false", "2, true"})
    void a_death_while_a_refusal_is_written_down_ends_in_a_failed_job_or_none(
            int step, boolean stored) {
        house.provider.onStart().usually(Reaction.REFUSE);
        dieAt(step, stored);

        house.pass(Duration.ofHours(1));

        assertThat(jobs()).allMatch(it -> it.status() == JobStatus.FAILED);
        assertThat(house.provider.runs()).isZero();
        assertThat(house.errands.all()).isEmpty();
    }

    @Test
    void an_answer_that_was_never_stored_is_found_by_its_marker() {
        var job = house.attempting();
        house.provider.start(house.first, RunFixture.anOrderFor(job, "copy-1"));

        house.pass(TuningHouse.PATIENCE.plusSeconds(1));

        assertOneRun();
        assertThat(house.provider.onStart().calls()).isEqualTo(1);
    }

    @Test
    void an_attempt_that_was_never_sent_is_sent_behind_the_horizon_and_not_before() {
        var job = house.attempting();

        house.pass(TuningHouse.HORIZON.minusSeconds(1));
        assertThat(house.provider.onStart().calls()).isZero();
        house.pass(Duration.ofMinutes(1));

        assertThat(house.provider.runs(job.id())).isEqualTo(1);
        assertOneRun();
    }

    private void dieAt(int transaction, boolean stored) {
        var file = house.copied();
        house.transactions.crashAt(transaction, stored);
        var dead = catchThrowable(() -> house.create().create(alice(), wanted(file, identity(1))));
        assertThat(dead).isNotNull();
        house.transactions.revive();
    }

    private void assertOneRun() {
        assertThat(jobs()).hasSize(1);
        var job = jobs().getFirst();
        assertThat(house.provider.runs(job.id())).isEqualTo(1);
        assertThat(job.placement().run()).contains(house.provider.run(job.id()).id());
    }

    private List<FineTuningJob> jobs() {
        return house.jobs.list(alice(), JobFilter.NONE, ListQuery.first(10)).items();
    }
}
