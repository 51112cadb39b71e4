package dev.tunegate.persistence.shared;

import com.zaxxer.hikari.HikariDataSource;
import dev.tunegate.domain.shared.Transactions;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A database of a test class's own, with what adapters need to speak to it. */
public final class TestDatabase implements AutoCloseable {

    private final HikariDataSource source = pooled();
    private final JdbcClient db = JdbcClient.create(source);
    private final Transactions transactions =
            new SpringTransactions(new JdbcTransactionManager(source));

    private static HikariDataSource pooled() {
        var source = new HikariDataSource();
        source.setDataSource(TestDatabases.fresh());
        source.setMaximumPoolSize(8);
        source.setMinimumIdle(0);
        // An adapter that forgets to give a connection back is found out soon.
        source.setConnectionTimeout(10_000);
        return source;
    }

    public JdbcClient db() {
        return db;
    }

    public DataSource source() {
        return source;
    }

    public Transactions transactions() {
        return transactions;
    }

    /** What Spring Data JDBC reads and writes rows with. */
    public JdbcAggregateTemplate rows() {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(
                NamedParameterJdbcOperations.class, () -> new NamedParameterJdbcTemplate(source));
        context.register(AbstractJdbcConfiguration.class);
        context.refresh();
        return context.getBean(JdbcAggregateTemplate.class);
    }

    /** Empties these tables: quicker than a new database, and enough between two tests. */
    public void empty(String... tables) {
        for (var table : tables) {
            db.sql("DELETE FROM " + table).update();
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
