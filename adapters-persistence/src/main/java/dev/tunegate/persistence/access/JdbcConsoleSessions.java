package dev.tunegate.persistence.access;

import dev.tunegate.domain.access.ConsoleSession;
import dev.tunegate.domain.access.ConsoleSession.Holder;
import dev.tunegate.domain.access.ConsoleSessions;
import dev.tunegate.domain.access.SessionId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.persistence.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions at the console as rows. */
public final class JdbcConsoleSessions implements ConsoleSessions {

    private final JdbcClient db;

    public JdbcConsoleSessions(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void add(ConsoleSession session) {
        db.sql(
                        """
                        INSERT INTO console_session (id, user_id, mark, begun_at, seen_at)
                        VALUES (:id, :user, :mark, :begun, :seen)
                        """)
                .param("id", session.id().value())
                .param("user", user(session.holder()))
                .param("mark", mark(session.holder()))
                .param("begun", Columns.of(session.begunAt()))
                .param("seen", Columns.of(session.seenAt()))
                .update();
    }

    @Override
    public Optional<ConsoleSession> find(SessionId id) {
        return db.sql("SELECT * FROM console_session WHERE id = ?")
                .param(id.value())
                .query(JdbcConsoleSessions::session)
                .optional();
    }

    @Override
    public void seen(SessionId id, Instant now) {
        db.sql("UPDATE console_session SET seen_at = :now WHERE id = :id AND seen_at < :now")
                .param("id", id.value())
                .param("now", Columns.of(now))
                .update();
    }

    @Override
    public boolean remove(SessionId id) {
        return db.sql("DELETE FROM console_session WHERE id = ?").param(id.value()).update() > 0;
    }

    @Override
    public void removeOver(Instant now) {
        db.sql("DELETE FROM console_session WHERE seen_at <= :idle OR begun_at <= :whole")
                .param("idle", Columns.of(now.minus(ConsoleSession.IDLE)))
                .param("whole", Columns.of(now.minus(ConsoleSession.WHOLE)))
                .update();
    }

    private static @Nullable String user(Holder holder) {
        return switch (holder) {
            case Holder.OfUser(var id) -> id.value();
            case Holder.OfAdministrator _ -> null;
        };
    }

    private static @Nullable String mark(Holder holder) {
        return switch (holder) {
            case Holder.OfUser _ -> null;
            case Holder.OfAdministrator(var mark) -> mark;
        };
    }

    private static ConsoleSession session(ResultSet row, int number) throws SQLException {
        var user = Columns.text(row, "user_id");
        Holder holder =
                user.isPresent()
                        ? new Holder.OfUser(new UserId(user.get()))
                        : new Holder.OfAdministrator(row.getString("mark"));
        return new ConsoleSession(
                new SessionId(row.getString("id")),
                holder,
                Columns.instant(row, "begun_at"),
                Columns.instant(row, "seen_at"));
    }
}
