package dev.tunegate.admin.web;

import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which page of a list, newest first, a browser asks for: the rows older than one, or newer than
 * one; the newest if neither is said.
 */
public record PageQuery(String after, String before, int limit) {

    /** Reads the two cursors as they stand in an address. */
    public static PageQuery of(Optional<String> after, Optional<String> before, int limit) {
        return new PageQuery(after.orElse(""), before.orElse(""), limit);
    }

    public ListQuery query() {
        if (!before.isEmpty()) {
            return new ListQuery(Optional.of(before), limit, ListQuery.Order.OLDEST_FIRST);
        }
        return after.isEmpty() ? ListQuery.first(limit) : ListQuery.after(after, limit);
    }

    /** Whether this is the page where new things turn up. */
    public boolean isNewest() {
        return after.isEmpty() && before.isEmpty();
    }

    /**
     * The rows in the order of the page, and the way to its neighbours.
     *
     * @param address makes the address of a page from its cursor
     */
    public <T> PageView<T> page(
            Listing<T> found, Function<T, String> id, Function<String, String> address) {
        boolean backwards = !before.isEmpty();
        var rows = backwards ? found.items().reversed() : found.items();
        if (rows.isEmpty()) {
            return new PageView<>(rows, "", "");
        }
        boolean newer = backwards ? found.hasMore() : !after.isEmpty();
        boolean older = backwards || found.hasMore();
        return new PageView<>(
                rows,
                newer ? address.apply("before=" + id.apply(rows.getFirst())) : "",
                older ? address.apply("after=" + id.apply(rows.getLast())) : "");
    }

    /**
     * One page and its neighbours.
     *
     * @param newer where the page before it is; empty if there is none
     * @param older where the page after it is; empty if there is none
     */
    public record PageView<T>(List<T> rows, String newer, String older) {}
}
