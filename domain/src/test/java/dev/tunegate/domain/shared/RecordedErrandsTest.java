package dev.tunegate.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The fake keeps the contract, and tells what is due. */
final class RecordedErrandsTest implements ErrandsContract {

    private final RecordedErrands errands = new RecordedErrands();
    private final Transactions transactions = new ImmediateTransactions(errands);

    @Override
    public Errands errands() {
        return errands;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public Optional<Instant> planned(Errand errand, String id) {
        return errands.planned(errand, id);
    }

    @Test
    void what_is_due_is_taken_once_the_earliest_first() {
        errands.plan(Errand.FOLLOW_JOB, "b", SOON.plusSeconds(1));
        errands.plan(Errand.FOLLOW_JOB, "a", SOON);
        errands.plan(Errand.FOLLOW_JOB, "c", LATER);

        var due = errands.takeDue(SOON.plusSeconds(1));

        assertThat(due).extracting(RecordedErrands.Planned::id).containsExactly("a", "b");
        assertThat(errands.all()).extracting(RecordedErrands.Planned::id).containsExactly("c");
    }
}
