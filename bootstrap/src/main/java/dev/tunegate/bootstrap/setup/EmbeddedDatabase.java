package dev.tunegate.bootstrap.setup;

import dev.tunegate.domain.shared.RandomId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL that comes with the gateway, kept in its folder, for whoever brings none. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /**
     * Starts it over the data of former runs, however they ended.
     *
     * @throws StartRefused if it does not start
     */
    public static EmbeddedDatabase start(Home home) {
        var folder = home.folder("postgres");
        var password =
                new SecretFile(home.file("postgres.password")).readOrMake(EmbeddedDatabase::fresh);
        var data = folder.resolve("data");
        try {
            Orphan.on(data).ifPresent(Orphan::stop);
            Leftovers.clear(folder, data);
            var database = new EmbeddedDatabase(launch(folder, data, password), password);
            database.secure(data);
            home.keepPrivate(folder);
            return database;
        } catch (IOException | SQLException | IllegalStateException e) {
            LOG.debug("the embedded database did not start", e);
            throw new StartRefused(
                    "The embedded PostgreSQL in %s did not start (%s); look at the messages above, or name a database of your own in DATABASE_URL."
                            .formatted(folder, reason(e)));
        }
    }

    private static String fresh() {
        return RandomId.letters(40);
    }

    private static String reason(Exception failure) {
        return Optional.ofNullable(failure.getMessage())
                .map(it -> it.lines().findFirst().orElse(""))
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    /** Zonky's defaults are for tests; these are for data that must last. */
    private static EmbeddedPostgres launch(Path folder, Path data, String password)
            throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", password)
                .start();
    }

    /** A fresh server trusts everybody on this computer; from here on it wants the password. */
    private void secure(Path data) throws IOException, SQLException {
        if (Leftovers.isComplete(data)) {
            return;
        }
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + USER + " PASSWORD '" + password + "'");
            var draft = data.resolve("pg_hba.conf.new");
            Files.writeString(draft, "host all all 127.0.0.1/32 scram-sha-256\n");
            Files.move(draft, data.resolve("pg_hba.conf"), StandardCopyOption.ATOMIC_MOVE);
            statement.execute("SELECT pg_reload_conf()");
        }
        Leftovers.complete(data);
    }

    public DatabaseAddress address() {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
                Optional.of(USER),
                Optional.of(password));
    }

    /** To be closed after everything that uses it. */
    @Override
    public void close() throws IOException {
        server.close();
    }
}
