package dev.tunegate.api.key;

import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.key.FindKeys;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.key.KeyFilter;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.ListQuery.Order;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Which page of the list of keys is wanted: by number, as other gateways have it, or behind a key
 * that the client has seen. Numbers reach only so far, because the keys before are passed over one
 * by one.
 */
record KeyPage(int number, int size, Optional<String> after, Order order) {

    private static final int USUAL_SIZE = 10;
    private static final int MAX_SIZE = 100;
    private static final int MAX_PAGE = 100;

    static KeyPage of(QueryParameters query) {
        var after = query.text("after");
        if (after.isPresent() && query.text("page").isPresent()) {
            throw new Refusal.InvalidInput(
                    "after",
                    "invalid_value",
                    "Name the page by 'page' or by 'after', not by both.");
        }
        return new KeyPage(
                query.integer("page", 1, 1, MAX_PAGE),
                query.integer("size", USUAL_SIZE, 1, MAX_SIZE),
                after,
                order(query));
    }

    private static Order order(QueryParameters query) {
        if (!query.text("sort_by").orElse("created_at").equals("created_at")) {
            throw new Refusal.NotSupported(
                    "sort_by", "Keys are sorted by 'created_at' alone here.");
        }
        return switch (query.text("sort_order").orElse("desc")) {
            case "desc" -> Order.NEWEST_FIRST;
            case "asc" -> Order.OLDEST_FIRST;
            default ->
                    throw new Refusal.InvalidInput(
                            "sort_order", "invalid_value", "'sort_order' must be 'asc' or 'desc'.");
        };
    }

    Listing<VirtualKey> read(Caller caller, FindKeys find, KeyFilter filter) {
        if (number == 1) {
            return find.list(caller, filter, new ListQuery(after, size, order));
        }
        var former =
                find.list(
                        caller,
                        filter,
                        new ListQuery(Optional.empty(), (number - 1) * size, order));
        return former.hasMore()
                ? find.list(caller, filter, behind(former.items().getLast()))
                : new Listing<>(List.of(), false);
    }

    private ListQuery behind(VirtualKey last) {
        return new ListQuery(Optional.of(last.id().value()), size, order);
    }

    /** Of a list that is read from its beginning up to the end of this page. */
    <T> List<T> cut(List<T> rows) {
        int from = Math.min((number - 1) * size, rows.size());
        return rows.subList(from, Math.min(from + size, rows.size()));
    }

    int end() {
        return number * size;
    }
}
