package dev.tunegate.persistence.shared;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.DefaultResourceLoader;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One PostgreSQL server for all tests of a JVM, and a database of its own for each test class, cloned
 * from one that has all tables. The server is the one that TUNEGATE_TEST_DB names, else a container
 * where an engine runs, else an embedded one.
 */
public final class TestDatabases {

    private static final String TEMPLATE = "tunegate_template_" + ProcessHandle.current().pid();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Server SERVER = start();

    private TestDatabases() {}

    /** Where the server is and how it is opened. */
    private record Server(String host, int port, String user, String password) {

        PGSimpleDataSource database(String name) {
            var source = new PGSimpleDataSource();
            source.setServerNames(new String[] {host});
            source.setPortNumbers(new int[] {port});
            source.setUser(user);
            source.setPassword(password);
            source.setDatabaseName(name);
            return source;
        }
    }

    /** A fresh database with all tables and no rows. */
    public static PGSimpleDataSource fresh() {
        var name = "tunegate_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return SERVER.database(name);
    }

    private static Server start() {
        var server = server();
        execute(server, "DROP DATABASE IF EXISTS " + TEMPLATE);
        execute(server, "CREATE DATABASE " + TEMPLATE);
        migrate(server.database(TEMPLATE));
        return server;
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

    private static Server server() {
        var url = System.getenv("TUNEGATE_TEST_DB");
        if (url != null && !url.isBlank()) {
            return named(URI.create(url));
        }
        return DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
    }

    /** {@code postgres://user:password@host:port/}; the user must be allowed to make databases. */
    private static Server named(URI uri) {
        var user = uri.getUserInfo().split(":", 2);
        return new Server(uri.getHost(), uri.getPort(), user[0], user[1]);
    }

    @SuppressWarnings("resource") // lives as long as the JVM; the engine removes it then
    private static Server container() {
        var container = new PostgreSQLContainer("postgres:18-alpine");
        container.start();
        return new Server(
                container.getHost(),
                container.getMappedPort(5432),
                container.getUsername(),
                container.getPassword());
    }

    private static Server embedded() {
        try {
            var postgres =
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "off")
                            .setServerConfig("full_page_writes", "off")
                            .setServerConfig("autovacuum", "off")
                            .setLocaleConfig("locale", "C")
                            .start();
            return new Server("127.0.0.1", postgres.getPort(), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
        }
    }

    private static void execute(String sql) {
        execute(SERVER, sql);
    }

    private static void execute(Server server, String sql) {
        var url = "jdbc:postgresql://%s:%d/postgres".formatted(server.host(), server.port());
        try (var connection =
                        DriverManager.getConnection(url, server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
