package dev.tunegate.persistence.shared;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How values become columns and columns values. */
public final class Columns {

    private Columns() {}

    /** PostgreSQL counts microseconds, and would round up what is finer. */
    public static OffsetDateTime of(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime of(Optional<Instant> time) {
        return time.map(Columns::of).orElse(null);
    }

    /**
     * PostgreSQL takes every character in a text but NUL; a replacement character stands for it.
     */
    public static String of(String text) {
        return text.replace('\0', '\uFFFD');
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static Optional<Instant> optionalInstant(ResultSet row, String column)
            throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    public static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    public static Optional<Long> number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class));
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }

    /** Maps a row of one column that is never null. */
    public static String firstText(ResultSet row, int number) throws SQLException {
        return row.getString(1);
    }

    /** Maps a row of one column that is never null. */
    public static Long firstNumber(ResultSet row, int number) throws SQLException {
        return row.getLong(1);
    }
}
