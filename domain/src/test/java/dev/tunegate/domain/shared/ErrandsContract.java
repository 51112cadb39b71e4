package dev.tunegate.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every plan of errands must do. Each test begins with nothing planned, and nothing is run
 * while it lasts.
 */
public interface ErrandsContract {

    Instant SOON = Instant.parse("2100-01-01T10:00:00Z");
    Instant LATER = Instant.parse("2100-01-01T11:00:00Z");

    Errands errands();

    /** Transactions that the errands take part in. */
    Transactions transactions();

    /** When this errand is to be run, if it is planned. */
    Optional<Instant> planned(Errand errand, String id);

    @Test
    default void what_is_planned_keeps_its_time() {
        errands().plan(Errand.FOLLOW_JOB, "ftjob-1", SOON);

        assertThat(planned(Errand.FOLLOW_JOB, "ftjob-1")).contains(SOON);
        assertThat(planned(Errand.FOLLOW_JOB, "ftjob-2")).isEmpty();
        assertThat(planned(Errand.PURSUE_SUBMISSION, "ftjob-1")).isEmpty();
    }

    @Test
    default void planning_again_moves_it() {
        errands().plan(Errand.FOLLOW_JOB, "ftjob-1", LATER);

        errands().plan(Errand.FOLLOW_JOB, "ftjob-1", SOON);

        assertThat(planned(Errand.FOLLOW_JOB, "ftjob-1")).contains(SOON);
    }

    @Test
    default void errands_of_different_kinds_do_not_meet() {
        errands().plan(Errand.REPLICATE_FILE, "file-1/openai-1", SOON);
        errands().plan(Errand.REMOVE_COPY, "file-1/openai-1", LATER);

        assertThat(planned(Errand.REPLICATE_FILE, "file-1/openai-1")).contains(SOON);
        assertThat(planned(Errand.REMOVE_COPY, "file-1/openai-1")).contains(LATER);
    }

    @Test
    default void a_plan_goes_with_the_transaction_that_made_it() {
        assertThatThrownBy(
                        () ->
                                transactions()
                                        .run(
                                                () -> {
                                                    errands()
                                                            .plan(
                                                                    Errand.FOLLOW_JOB,
                                                                    "ftjob-1",
                                                                    SOON);
                                                    throw new IllegalStateException("undone");
                                                }))
                .hasMessage("undone");

        assertThat(planned(Errand.FOLLOW_JOB, "ftjob-1")).isEmpty();
    }
}
