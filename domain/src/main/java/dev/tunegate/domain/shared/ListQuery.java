package dev.tunegate.domain.shared;

import java.util.Optional;

/**
 * Which page of a list is wanted: the rows after one that the caller has already seen. A cursor
 * that names nothing the caller may see is refused with {@link Refusal.InvalidInput}, never read as
 * "from the top".
 */
public record ListQuery(Optional<String> after, int limit, Order order) {

    /** In which direction of time the list runs. */
    public enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST
    }

    public ListQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }

    public static ListQuery first(int limit) {
        return new ListQuery(Optional.empty(), limit, Order.NEWEST_FIRST);
    }

    public static ListQuery after(String id, int limit) {
        return new ListQuery(Optional.of(id), limit, Order.NEWEST_FIRST);
    }

    /** What to throw when {@code after} names nothing that this list holds for this caller. */
    public Refusal unknownCursor() {
        return new Refusal.InvalidInput(
                "after",
                "invalid_cursor",
                "No object with id '" + after.orElse("") + "' in this list.");
    }
}
