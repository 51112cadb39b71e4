package dev.tunegate.bootstrap.story.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.bootstrap.story.OwnProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A gateway in a process of its own that writes down all that it can, and everything that it leaves
 * behind.
 */
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
                    "org.apache",
                    "org.thymeleaf",
                    "com.zaxxer.hikari",
                    "org.postgresql",
                    "com.github.kagkarlsson",
                    "liquibase",
                    "software.amazon.awssdk");

    /** The files whose purpose is to hold a secret. */
    private static final List<String> SECRETS =
            List.of("pepper", "administrator.key", "postgres.password");

    private static final Pattern HEAD =
            Pattern.compile("^\\d{4}-\\S+ +[A-Z]+ \\d+ --- .*?\\] +(\\S+) +: ");

    private final Path folder;
    private final OwnProcess gateway;
    private final RecordingProxy proxy;

    CanaryHouse(Path folder, String configuration) throws IOException {
        this.folder = folder;
        var config = Files.writeString(folder.resolve("tunegate.yaml"), configuration);
        int port = freePort();
        gateway =
                OwnProcess.start(
                        "dev.tunegate.bootstrap.TunegateApplication",
                        folder.resolve("console"),
                        Map.of(
                                "TUNEGATE_HOME",
                                home().toString(),
                                "TUNEGATE_ROOT_KEY",
                                ROOT_KEY,
                                "SPRING_APPLICATION_JSON",
                                talk()),
                        "start",
                        "--config",
                        config.toString(),
                        "--port",
                        String.valueOf(port));
        GoldenScript.eventually("the gateway is ready", () -> isReady(port));
        proxy = new RecordingProxy(port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** One file holds it all: what is put away in an archive could not be searched. */
    private String talk() {
        var levels =
                TALKERS.stream()
                        .map(it -> ",\"logging.level." + it + "\":\"TRACE\"")
                        .collect(Collectors.joining());
        return "{\"logging.file.name\":\"%s\",\"logging.logback.rollingpolicy.max-file-size\":\"4GB\"%s}"
                .formatted(folder.resolve("log"), levels);
    }

    private boolean isReady(int port) {
        assertThat(gateway.isAlive()).as(() -> OwnProcess.read(folder.resolve("console"))).isTrue();
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/readiness"))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    RecordingProxy proxy() {
        return proxy;
    }

    private Path home() {
        return folder.resolve("home");
    }

    String secretFile(String name) {
        return OwnProcess.read(home().resolve(name)).strip();
    }

    /** What was written down, by the logger; and what stands on the console. */
    Map<String, byte[]> logs() throws IOException {
        var logs = new TreeMap<String, ByteArrayOutputStream>();
        for (var file : List.of("console", "log")) {
            var name = file;
            for (var line : Files.readAllLines(folder.resolve(file), StandardCharsets.UTF_8)) {
                var head = HEAD.matcher(line);
                name = head.find() ? head.group(1) : name;
                logs.computeIfAbsent(name, _ -> new ByteArrayOutputStream())
                        .writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return logs.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().toByteArray()));
    }

    /** Everything in its folder but the files whose purpose is to hold a secret. */
    Map<String, byte[]> files() throws IOException {
        List<Path> files;
        try (var all = Files.walk(home())) {
            files = all.filter(Files::isRegularFile).toList();
        }
        var found = new TreeMap<String, byte[]>();
        for (var file : files) {
            var name = home().relativize(file).toString();
            if (!SECRETS.contains(name) && !name.startsWith("postgres/PG-")) {
                found.put(name, read(file));
            }
        }
        return found;
    }

    /** The database may take a file away at any moment. */
    private static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    /** Every row of every table as text; bytes are in hex. */
    Map<String, byte[]> tables() throws SQLException {
        var dump = new TreeMap<String, byte[]>();
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + databasePort() + "/postgres",
                                "postgres",
                                secretFile("postgres.password"));
                var statement = connection.createStatement()) {
            var names =
                    column(
                            statement,
                            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
            for (var name : names) {
                var rows = column(statement, "SELECT t::text FROM \"" + name + "\" AS t");
                dump.put(name, String.join("\n", rows).getBytes(StandardCharsets.UTF_8));
            }
        }
        return dump;
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        var column = new ArrayList<String>();
        try (var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                column.add(rows.getString(1));
            }
        }
        return column;
    }

    /** PostgreSQL writes it in the fourth line. */
    private String databasePort() {
        return secretFile("postgres/data/postmaster.pid").lines().skip(3).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        proxy.close();
        gateway.close();
    }
}
