package dev.tunegate.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.shared.Transactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;

/** Transactions of a real database. */
final class SpringTransactionsTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final Transactions transactions = DATABASE.transactions();

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("provider_memory");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static void keep(String key) {
        DATABASE.db()
                .sql("INSERT INTO provider_memory (provider, key, note) VALUES ('openai', ?, 'x')")
                .param(key)
                .update();
    }

    private static long kept() {
        return DATABASE.db()
                .sql("SELECT count(*) FROM provider_memory")
                .query(Columns::firstNumber)
                .single();
    }

    @Test
    void a_transaction_holds_its_changes_together() {
        transactions.run(
                () -> {
                    keep("one");
                    keep("two");
                });

        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void an_exception_undoes_all_of_it() {
        Runnable failing =
                () -> {
                    keep("one");
                    throw new IllegalStateException("on purpose");
                };

        assertThatThrownBy(() -> transactions.run(failing)).hasMessage("on purpose");

        assertThat(kept()).isZero();
    }

    @Test
    void what_fails_outside_undoes_what_was_done_inside() {
        Runnable failing =
                () -> {
                    transactions.run(() -> keep("inner"));
                    throw new IllegalStateException("on purpose");
                };

        assertThatThrownBy(() -> transactions.run(failing)).hasMessage("on purpose");

        assertThat(kept()).isZero();
    }

    @Test
    void a_refusal_that_is_caught_spoils_nothing() {
        transactions.run(
                () -> {
                    keep("outer");
                    assertThatThrownBy(() -> transactions.run(SpringTransactionsTest::refuse))
                            .hasMessage("not this");
                });

        assertThat(kept()).isEqualTo(1);
    }

    private static void refuse() {
        throw new IllegalArgumentException("not this");
    }

    @Test
    void a_database_that_is_away_is_springs_kind_of_trouble() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setPortNumbers(new int[] {1});
        var away = new SpringTransactions(new JdbcTransactionManager(nowhere));

        assertThatThrownBy(() -> away.run(() -> {}))
                .isInstanceOf(CannotCreateTransactionException.class);
    }
}
