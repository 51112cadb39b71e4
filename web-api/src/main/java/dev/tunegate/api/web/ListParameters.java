package dev.tunegate.api.web;

import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.ListQuery.Order;
import dev.tunegate.domain.shared.Refusal;

/** Reads which page of a list is wanted. */
public final class ListParameters {

    private ListParameters() {}

    /** A page of a list that always runs from the newest on. */
    public static ListQuery newestFirst(QueryParameters query, int standard, int most) {
        return page(query, standard, most, Order.NEWEST_FIRST);
    }

    /** A page of a list whose {@code order} may be chosen; newest first unless it is. */
    public static ListQuery inOrder(QueryParameters query, int standard, int most) {
        var order =
                switch (query.text("order").orElse("desc")) {
                    case "desc" -> Order.NEWEST_FIRST;
                    case "asc" -> Order.OLDEST_FIRST;
                    default ->
                            throw new Refusal.InvalidInput(
                                    "order", "invalid_value", "'order' must be 'asc' or 'desc'.");
                };
        return page(query, standard, most, order);
    }

    /** As {@link #inOrder}, in the words of checkpoints' permissions. */
    public static ListQuery inDirection(QueryParameters query, int standard, int most) {
        var order =
                switch (query.text("order").orElse("descending")) {
                    case "descending" -> Order.NEWEST_FIRST;
                    case "ascending" -> Order.OLDEST_FIRST;
                    default ->
                            throw new Refusal.InvalidInput(
                                    "order",
                                    "invalid_value",
                                    "'order' must be 'ascending' or 'descending'.");
                };
        return page(query, standard, most, order);
    }

    private static ListQuery page(QueryParameters query, int standard, int most, Order order) {
        int limit = query.integer("limit", standard, 1, most);
        return new ListQuery(query.text("after"), limit, order);
    }
}
