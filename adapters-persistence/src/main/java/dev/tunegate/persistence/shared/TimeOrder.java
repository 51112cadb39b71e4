package dev.tunegate.persistence.shared;

import dev.tunegate.domain.shared.ListQuery;

/**
 * How a list is ordered by time and then by id, in either direction, and how it goes on behind the
 * row that {@code :after} names.
 */
public final class TimeOrder {

    private final String table;
    private final String time;
    private final boolean newestFirst;

    private TimeOrder(String table, String time, ListQuery query) {
        this.table = table;
        this.time = time;
        this.newestFirst = query.order() == ListQuery.Order.NEWEST_FIRST;
    }

    /** Of a list that shows a part of the table; an index for that part has this order. */
    public static TimeOrder ofPart(String table, ListQuery query) {
        return new TimeOrder(table, "created_at", query);
    }

    /** Of a list of everything; the index that says the time like this is for such lists alone. */
    public static TimeOrder ofAll(String table, ListQuery query) {
        return new TimeOrder(table, "(created_at AT TIME ZONE 'UTC')", query);
    }

    /** The condition that a row comes after the one that was seen last. */
    public String beyond() {
        return beyond(table);
    }

    /**
     * The same, where the row may be elsewhere.
     *
     * @param places a table with the columns {@code id} and {@code created_at}
     */
    public String beyond(String places) {
        return "(%s, id) %s (SELECT %s, id FROM %s WHERE id = :after)"
                .formatted(time, newestFirst ? "<" : ">", time, places);
    }

    /**
     * The same, for a row whose place has been looked up: it may be gone when this is asked. The
     * place is {@code :at}, its time, and {@code :after}.
     */
    public String beyondPlace() {
        return "(%s, id) %s (%s, :after)"
                .formatted(time, newestFirst ? "<" : ">", time.replace("created_at", ":at"));
    }

    public String orderBy() {
        var direction = newestFirst ? "DESC" : "ASC";
        return "ORDER BY %s %s, id %s LIMIT :limit".formatted(time, direction, direction);
    }
}
