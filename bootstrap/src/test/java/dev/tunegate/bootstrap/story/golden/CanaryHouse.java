package dev.tunegate.bootstrap.story.golden;

import ch.qos.logback.classic.LoggerContext;
import dev.tunegate.bootstrap.Arguments;
import dev.tunegate.bootstrap.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** A gateway that writes down all that it can, and everything that it leaves behind. */
final class CanaryHouse implements AutoCloseable {

    static final String MASTER_KEY = "sk-canary-master-Kx4Qm9Zr2Lw8Tn5V";
    static final String ROOT_KEY = "Y2FuYXJ5IHJvb3Qga2V5IG9mIDMyIGJ5dGVzIDEyMzQ1Njc4";

    /** Those whose every word is written down. */
    private static final List<String> TALKERS =
            List.of(
                    "dev.tunegate",
                    "tunegate",
                    "org.springframework.web",
                    "org.springframework.security",
                    "org.springframework.jdbc",
                    "org.springframework.transaction",
                    "com.zaxxer.hikari",
                    "org.postgresql",
                    "com.github.kagkarlsson",
                    "jdk.httpclient",
                    "software.amazon.awssdk");

    private final Path folder;
    private final Gateway gateway;
    private final RecordingProxy proxy;

    CanaryHouse(String configuration) throws IOException {
        folder = Files.createTempDirectory("tunegate-canary");
        var config = Files.writeString(folder.resolve("tunegate.yaml"), configuration);
        talk();
        try {
            gateway =
                    Gateway.start(
                            Arguments.parse(
                                    List.of("start", "--config", config.toString(), "--port", "0")),
                            Map.of(
                                    "TUNEGATE_HOME",
                                    home().toString(),
                                    "TUNEGATE_ROOT_KEY",
                                    ROOT_KEY));
        } finally {
            TALKERS.forEach(it -> System.clearProperty("logging.level." + it));
            System.clearProperty("logging.file.name");
            System.clearProperty("logging.threshold.console");
        }
        proxy = new RecordingProxy(gateway.port());
    }

    private void talk() {
        TALKERS.forEach(it -> System.setProperty("logging.level." + it, "TRACE"));
        System.setProperty("logging.file.name", folder.resolve("log").toString());
        System.setProperty("logging.threshold.console", "ERROR");
    }

    RecordingProxy proxy() {
        return proxy;
    }

    private Path home() {
        return folder.resolve("home");
    }

    String secretFile(String name) {
        try {
            return Files.readString(home().resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was written down, whether in this file or in those before it. */
    Stream<Path> logs() throws IOException {
        return Files.list(folder).filter(it -> it.getFileName().toString().startsWith("log"));
    }

    /** Everything in its folder but the files whose purpose is to hold a secret. */
    Stream<Path> files() throws IOException {
        var secret = List.of("pepper", "administrator.key", "postgres.password");
        return Files.walk(home())
                .filter(Files::isRegularFile)
                .filter(it -> !secret.contains(home().relativize(it).toString()))
                .filter(it -> !home().relativize(it).toString().startsWith("postgres/PG-"));
    }

    /** Every row of every table as text; bytes are in hex. */
    Map<String, byte[]> tables() throws SQLException {
        var dump = new java.util.TreeMap<String, byte[]>();
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + databasePort() + "/postgres",
                                "postgres",
                                secretFile("postgres.password"));
                var statement = connection.createStatement()) {
            var names = new ArrayList<String>();
            try (var rows =
                    statement.executeQuery(
                            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (var name : names) {
                var text = new StringBuilder();
                try (var rows =
                        statement.executeQuery("SELECT t::text FROM \"" + name + "\" AS t")) {
                    while (rows.next()) {
                        text.append(rows.getString(1)).append('\n');
                    }
                }
                dump.put(name, text.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return dump;
    }

    /** PostgreSQL writes it in the fourth line. */
    private String databasePort() {
        return secretFile("postgres/data/postmaster.pid").lines().skip(3).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        proxy.close();
        gateway.close();
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        TALKERS.forEach(it -> context.getLogger(it).setLevel(null));
        context.getLogger("ROOT").detachAppender("FILE");
    }
}
