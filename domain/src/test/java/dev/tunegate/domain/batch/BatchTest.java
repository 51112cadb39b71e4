package dev.tunegate.domain.batch;

import static dev.tunegate.domain.batch.BatchFixture.CREATED_AT;
import static dev.tunegate.domain.batch.BatchFixture.aBatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.batch.Batch.Outputs;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BatchTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(60);

    private static BatchProgress said(BatchStatus status) {
        return new BatchProgress(
                status,
                BatchProgress.Timeline.UNKNOWN,
                new BatchCounts(0, 0, 0),
                List.of(),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "VALIDATING, FINALIZING, true",
        "IN_PROGRESS, VALIDATING, false",
        "FINALIZING, IN_PROGRESS, false",
        "CANCELLING, IN_PROGRESS, false",
        "CANCELLING, COMPLETED, true",
        "CANCELLING, CANCELLED, true",
        "COMPLETED, FAILED, false"
    })
    void a_report_moves_a_batch_only_where_the_table_allows_it(
            BatchStatus before, BatchStatus next, boolean moves) {
        var batch = aBatch().submittedAs("run-1").in(before).build();

        var after = batch.reported(said(next), Outputs.NONE, NOW);

        assertThat(after.status()).isEqualTo(moves ? next : before);
        assertThat(after.equals(batch)).isEqualTo(!moves);
    }

    @ParameterizedTest
    @EnumSource(BatchStatus.class)
    void no_ended_batch_becomes_another(BatchStatus next) {
        for (var status : BatchStatus.values()) {
            if (status.isFinal()) {
                assertThat(status.mayBecome(next)).isEqualTo(status == next);
            }
        }
    }

    @Test
    void each_state_is_dated_when_it_is_first_seen_and_numbers_stay_where_none_are_told() {
        var batch = aBatch().running().build();
        var first = batch.progress().times().reached(BatchStatus.IN_PROGRESS);

        var later = batch.reported(said(BatchStatus.IN_PROGRESS), Outputs.NONE, NOW);

        assertThat(first).isPresent();
        assertThat(later.progress().times().reached(BatchStatus.IN_PROGRESS)).isEqualTo(first);
        assertThat(later.progress().counts().total()).isEqualTo(3);
    }

    @Test
    void a_second_run_for_one_batch_is_refused() {
        var batch = aBatch().submittedAs("run-1").build();

        assertThatThrownBy(() -> batch.submitted(new ProviderJobId("run-2")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(batch.submitted(new ProviderJobId("run-1"))).isEqualTo(batch);
    }

    @Test
    void attempts_are_counted_and_a_batch_that_is_to_end_makes_none() {
        var once = aBatch().build().attempting(NOW, Duration.ofSeconds(1));
        var twice = once.notTaken().attempting(NOW, Duration.ofSeconds(1));

        assertThat(twice.route().orElseThrow().placement())
                .hasToString(
                        "Attempting[site=Site[deployment=openai-1, provider=openai], number=2, startedAt="
                                + NOW
                                + ", askAfter="
                                + NOW.plusSeconds(1)
                                + "]");
        assertThatThrownBy(() -> once.cancelling(NOW).attempting(NOW, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cancelling_twice_is_once_and_an_ended_batch_refuses_it() {
        var once = aBatch().running().build().cancelling(NOW);

        assertThat(once.status()).isEqualTo(BatchStatus.CANCELLING);
        assertThat(once.cancelling(NOW.plusSeconds(1))).isEqualTo(once);
        assertThatThrownBy(() -> once.cancelled(NOW).cancelling(NOW))
                .isInstanceOf(Refusal.WrongState.class)
                .hasMessageContaining("has already been cancelled");
    }

    @Test
    void its_copy_has_a_name_that_follows_from_its_own() {
        assertThat(new BatchId("batch_abc123").copy().value()).isEqualTo("file-abc123");
    }
}
