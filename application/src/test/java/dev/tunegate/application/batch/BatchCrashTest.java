package dev.tunegate.application.batch;

import static dev.tunegate.application.batch.BatchHouse.identity;
import static dev.tunegate.application.batch.BatchHouse.wanted;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.application.finetuning.CrashingTransactions;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.BatchStatus;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.ManagedFiles.FileFilter;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.shared.ListQuery;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The process dies at each step between the request and the stored answers. */
@Timeout(60)
class BatchCrashTest {

    private final BatchHouse house = new BatchHouse();

    private Batch created() {
        return house.create().create(alice(), wanted(house.soundInput(), identity(1))).batch();
    }

    private Batch only() {
        assertThat(house.batches.all()).hasSize(1);
        return house.batches.all().getFirst();
    }

    private void assertOneAndCompleted() {
        house.pass(Duration.ofHours(1));
        var batch = only();
        assertThat(house.provider.runs()).isEqualTo(1);
        house.provider.moveTo(batch.id(), BatchStatus.COMPLETED);
        house.pass(Duration.ofHours(1));
        assertThat(only().status()).isEqualTo(BatchStatus.COMPLETED);
        var outputs =
                house.files.list(
                        alice(),
                        new FileFilter(
                                Optional.of(FilePurpose.BATCH_OUTPUT), house.clock.instant()),
                        ListQuery.first(10));
        assertThat(outputs.items()).hasSize(2);
        assertThat(house.store.copiesAt(house.at, batch.id().copy())).isEmpty();
        assertThat(house.errands.all()).isEmpty();
    }

    @Test
    void before_the_intent_is_stored_nothing_was_promised_and_nothing_is_done() {
        house.transactions.crashAt(1, false);
        assertThatThrownBy(this::created).isInstanceOf(CrashingTransactions.Crash.class);
        house.transactions.revive();

        house.pass(Duration.ofHours(1));

        assertThat(house.batches.all()).isEmpty();
        assertThat(house.provider.onStart().calls()).isZero();
    }

    @Test
    void behind_the_intent_the_batch_is_brought_to_its_end() {
        house.transactions.crashAt(1, true);
        assertThatThrownBy(this::created).isInstanceOf(CrashingTransactions.Crash.class);
        house.transactions.revive();

        assertOneAndCompleted();
    }

    /** Copying, copied, attempt, taken. */
    @ParameterizedTest
    @CsvSource({
        "1, false",
        "1, true",
        "2, false",
        "2, true",
        "3, false",
        "3, true",
        "4, false",
        "4, true"
    })
    void whatever_the_step_on_its_way_there_is_one_at_the_provider(int step, boolean stored) {
        created();
        house.transactions.crashAt(step, stored);

        assertOneAndCompleted();
        assertThat(house.store.onStore().calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"3, false", "3, true", "4, false"})
    void one_that_turns_up_just_before_the_horizon_is_still_the_only_one(int step, boolean stored) {
        var batch = created();
        house.transactions.crashAt(step, stored);
        house.runDue();
        if (house.provider.runs() > 0) {
            house.provider.conceal(batch.id(), true);
        }
        house.pass(BatchHouse.HORIZON.minusSeconds(1));
        if (house.provider.runs() > 0) {
            house.provider.conceal(batch.id(), false);
        }

        assertOneAndCompleted();
    }

    @Test
    void an_unclear_attempt_is_not_sent_again_before_its_horizon() {
        house.provider.onStart().next(Reaction.BE_UNCLEAR);
        created();

        house.pass(BatchHouse.HORIZON.minusSeconds(1));
        assertThat(house.provider.onStart().calls()).isEqualTo(1);

        assertOneAndCompleted();
        assertThat(house.provider.onStart().calls()).isEqualTo(2);
    }

    @Test
    void an_unclear_attempt_that_arrived_is_adopted() {
        house.provider.onStart().next(Reaction.TAKE_BUT_BE_UNCLEAR);
        created();

        assertOneAndCompleted();
        assertThat(house.provider.onStart().calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "2, false", "2, true"})
    void a_death_while_the_answers_are_stored_changes_nothing(int step, boolean stored) {
        var batch = created();
        house.pass(Duration.ofMinutes(1));
        house.provider.moveTo(batch.id(), BatchStatus.COMPLETED);
        house.transactions.crashAt(step, stored);

        assertOneAndCompleted();
    }
}
