package dev.tunegate.persistence.shared;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * One PostgreSQL server for all tests of a JVM, and a database of its own for each test class,
 * cloned from one that has all tables.
 */
public final class TestDatabases {

    private static final String PREFIX = "tunegate_test_" + ProcessHandle.current().pid();
    private static final String TEMPLATE = PREFIX + "_template";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Queue<String> MADE = new ConcurrentLinkedQueue<>();
    private static final TestServer SERVER = start();

    private TestDatabases() {}

    /** A fresh database with all tables and no rows; its address, user and password are in it. */
    public static PGSimpleDataSource fresh() {
        var name = PREFIX + "_" + COUNT.incrementAndGet();
        execute(SERVER, "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        MADE.add(name);
        return SERVER.database(name);
    }

    private static TestServer start() {
        var server = TestServer.find();
        execute(server, "DROP DATABASE IF EXISTS " + TEMPLATE);
        execute(server, "CREATE DATABASE " + TEMPLATE + " TEMPLATE template0");
        migrate(server.database(TEMPLATE));
        MADE.add(TEMPLATE);
        if (server.outlivesUs()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> dropAll(server)));
        }
        return server;
    }

    private static void dropAll(TestServer server) {
        MADE.forEach(it -> execute(server, "DROP DATABASE IF EXISTS " + it + " WITH (FORCE)"));
    }

    private static void migrate(PGSimpleDataSource database) {
        var liquibase = new SpringLiquibase();
        liquibase.setDataSource(database);
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setChangeLog("classpath:db/changelog/master.yaml");
        try {
            liquibase.afterPropertiesSet();
        } catch (LiquibaseException e) {
            throw new IllegalStateException("the change sets do not apply", e);
        }
    }

    private static void execute(TestServer server, String sql) {
        var database = server.database("postgres");
        try (var connection =
                        DriverManager.getConnection(
                                database.getUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
