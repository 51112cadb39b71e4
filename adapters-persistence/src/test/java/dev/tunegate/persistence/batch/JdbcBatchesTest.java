package dev.tunegate.persistence.batch;

import static dev.tunegate.domain.batch.BatchFixture.aBatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.Batches;
import dev.tunegate.domain.batch.BatchesContract;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches in a real database. */
final class JdbcBatchesTest implements BatchesContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcBatches batches =
            new JdbcBatches(DATABASE.db(), DATABASE.transactions(), TestSeals.ids());

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("batch");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public Batches batches() {
        return batches;
    }

    @Override
    public Transactions transactions() {
        return DATABASE.transactions();
    }

    @Test
    void names_of_the_provider_are_sealed_in_the_row() {
        Batch batch = aBatch().submittedAs("their-run").build();

        assertThat(
                        DATABASE.transactions()
                                .call(() -> batches.addUnlessRepeated(batch, Optional::empty)))
                .isEmpty();

        var row = DATABASE.db().sql("SELECT batch::text FROM batch").query(String.class).single();
        assertThat(row).doesNotContain("their-run", "theirs", "copy-of-");
    }
}
