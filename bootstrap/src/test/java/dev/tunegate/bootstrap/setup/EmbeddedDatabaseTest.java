package dev.tunegate.bootstrap.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server through its whole life: first start, crash, orphan, half a start. */
final class EmbeddedDatabaseTest {

    @TempDir Path folder;

    @Test
    void it_is_durable_closed_to_strangers_and_survives_its_own_crash() throws Exception {
        try (var home = Home.open(folder)) {
            leaveHalfUnpackedPrograms();
            try (var first = EmbeddedDatabase.start(home)) {
                execute(first, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)");
                assertThat(answer(first, "SHOW fsync")).isEqualTo("on");
                assertThat(answer(first, "SHOW synchronous_commit")).isEqualTo("on");
                assertThat(answer(first, "SHOW server_encoding")).isEqualTo("UTF8");
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> connect(first, "wrong"));
                crash();
            }

            try (var second = EmbeddedDatabase.start(home)) {
                assertThat(answer(second, "SELECT n FROM kept")).isEqualTo("42");
            }
        }
    }

    @Test
    void a_server_left_by_a_killed_gateway_can_be_stopped() throws Exception {
        try (var home = Home.open(folder)) {
            try (var left = EmbeddedDatabase.start(home)) {
                execute(left, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");
                long pid = postmaster();

                Orphan.on(folder.resolve("postgres/data")).orElseThrow().stop();

                assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
            }
            assertThat(Orphan.on(folder.resolve("postgres/data"))).isEmpty();
        }
    }

    @Test
    void a_database_that_was_never_finished_is_made_anew() throws Exception {
        try (var home = Home.open(folder)) {
            var data = Files.createDirectories(folder.resolve("postgres/data"));
            Files.writeString(data.resolve("PG_VERSION"), "18");

            try (var database = EmbeddedDatabase.start(home)) {
                assertThat(answer(database, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    private void leaveHalfUnpackedPrograms() throws Exception {
        var half = Files.createDirectories(folder.resolve("postgres/PG-0123456789abcdef/bin"));
        Files.writeString(half.resolve("initdb"), "half");
    }

    private void crash() throws Exception {
        var server = ProcessHandle.of(postmaster()).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(20, TimeUnit.SECONDS);
    }

    private long postmaster() throws Exception {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("postgres/data/postmaster.pid"))
                        .getFirst()
                        .strip());
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = connect(database, database.address().password().orElseThrow());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = connect(database, database.address().password().orElseThrow());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database, String password)
            throws SQLException {
        var address = database.address();
        return DriverManager.getConnection(address.url(), address.user().orElseThrow(), password);
    }
}
