package dev.tunegate.persistence.shared;

import dev.tunegate.domain.shared.Transactions;
import javax.sql.DataSource;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A database of a test class's own, with what adapters need to speak to it. */
public final class TestDatabase {

    private final DataSource source = TestDatabases.fresh();
    private final JdbcClient db = JdbcClient.create(source);
    private final Transactions transactions =
            new SpringTransactions(new JdbcTransactionManager(source));

    public JdbcClient db() {
        return db;
    }

    public DataSource source() {
        return source;
    }

    public Transactions transactions() {
        return transactions;
    }

    /** Empties these tables: quicker than a new database, and enough between two tests. */
    public void empty(String... tables) {
        for (var table : tables) {
            db.sql("DELETE FROM " + table).update();
        }
    }
}
