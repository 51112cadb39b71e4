package dev.tunegate.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.domain.shared.TransactionsContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;

/** Transactions of a real database. */
final class SpringTransactionsTest implements TransactionsContract {

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

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public void write(String word) {
        DATABASE.db()
                .sql("INSERT INTO provider_memory (provider, key, note) VALUES ('openai', ?, 'x')")
                .param(word)
                .update();
    }

    @Override
    public List<String> written() {
        return DATABASE.db()
                .sql("SELECT key FROM provider_memory ORDER BY ctid")
                .query(Columns::firstText)
                .list();
    }

    @Test
    void a_refusal_that_is_caught_spoils_nothing() {
        transactions.run(
                () -> {
                    write("outer");
                    assertThatThrownBy(() -> transactions.run(SpringTransactionsTest::refuse))
                            .hasMessage("not this");
                });

        assertThat(written()).containsExactly("outer");
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
