package dev.tunegate.persistence.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.access.ConsoleSession;
import dev.tunegate.domain.access.ConsoleSessions;
import dev.tunegate.domain.access.ConsoleSessionsContract;
import dev.tunegate.domain.access.SessionToken;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions in a real database. */
final class JdbcConsoleSessionsTest implements ConsoleSessionsContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcConsoleSessions sessions = new JdbcConsoleSessions(DATABASE.db());

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("console_session");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public ConsoleSessions sessions() {
        return sessions;
    }

    @Test
    void what_the_browser_holds_is_nowhere_in_the_table() {
        var token = SessionToken.fresh();
        sessions.add(ConsoleSession.begun(token.id(), ALICE, NOON));

        var row =
                DATABASE.db()
                        .sql("SELECT s::text FROM console_session s")
                        .query(Columns::firstText)
                        .single();

        assertThat(row).contains("alice@example.com").doesNotContain(token.value());
    }
}
