package dev.tunegate.persistence.shared;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Where the server for tests is, and how it is opened.
 *
 * @param outlivesUs whether what we leave on it stays there
 */
record TestServer(String host, int port, String user, String password, boolean outlivesUs) {

    /**
     * The server that TUNEGATE_TEST_DB names, else a container where an engine runs, else an
     * embedded one.
     */
    static TestServer find() {
        var url = System.getenv("TUNEGATE_TEST_DB");
        if (url != null && !url.isBlank()) {
            return named(URI.create(url.replaceFirst("^jdbc:", "")));
        }
        return DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
    }

    /** {@code postgres://user:password@host:port/}; the user must be allowed to make databases. */
    static TestServer named(URI uri) {
        if (uri.getHost() == null || uri.getUserInfo() == null) {
            throw new IllegalArgumentException(
                    "TUNEGATE_TEST_DB must look like postgres://user:password@host:port/");
        }
        var user = (uri.getUserInfo() + ":").split(":", -1);
        int port = uri.getPort() == -1 ? 5432 : uri.getPort();
        return new TestServer(uri.getHost(), port, user[0], user[1], true);
    }

    @SuppressWarnings("resource") // lives as long as the JVM; the engine removes it then
    private static TestServer container() {
        var container = new PostgreSQLContainer("postgres:18-alpine");
        container.start();
        return new TestServer(
                container.getHost(),
                container.getMappedPort(5432),
                container.getUsername(),
                container.getPassword(),
                false);
    }

    /** Tests need no durability, and are quicker without. */
    private static TestServer embedded() {
        try {
            var postgres =
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "off")
                            .setServerConfig("full_page_writes", "off")
                            .setServerConfig("autovacuum", "off")
                            .setLocaleConfig("locale", "C")
                            .setPGStartupWait(Duration.ofMinutes(1))
                            .start();
            return new TestServer("127.0.0.1", postgres.getPort(), "postgres", "postgres", false);
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
        }
    }

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
