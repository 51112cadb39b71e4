package dev.tunegate.api.key;

import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.key.FindKeys;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which page of the list of keys is wanted: by number, as other gateways have it, or behind a key
 * that the client has seen. Numbers reach only so far, because the keys before are passed over one
 * by one.
 */
record KeyPage(int number, int size, Optional<String> after, Optional<String> alias) {

    private static final int USUAL_SIZE = 10;
    private static final int MAX_SIZE = 100;
    private static final int MAX_PAGE = 100;

    private static final Set<String> FILTERS_OF_OTHERS =
            Set.of(
                    "user_id",
                    "team_id",
                    "organization_id",
                    "project_id",
                    "agent_id",
                    "access_group_id",
                    "key_hash",
                    "status",
                    "expires",
                    "sort_by",
                    "sort_order",
                    "substring_matching");

    static KeyPage of(QueryParameters query) {
        refuseFiltersOfOthers(query);
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
                query.text("key_alias"));
    }

    /** A filter that is passed over would show keys that nobody asked for. */
    private static void refuseFiltersOfOthers(QueryParameters query) {
        query.names().stream()
                .filter(FILTERS_OF_OTHERS::contains)
                .findFirst()
                .ifPresent(
                        it -> {
                            throw new Refusal.NotSupported(
                                    it, "Keys cannot be listed by '" + it + "' here.");
                        });
    }

    Listing<VirtualKey> read(Caller caller, FindKeys find) {
        if (alias.isPresent()) {
            return new Listing<>(find.byAlias(caller, alias.get()), false);
        }
        if (after.isPresent()) {
            return find.list(caller, ListQuery.after(after.get(), size));
        }
        return number == 1
                ? find.list(caller, ListQuery.first(size))
                : behind(caller, find, find.list(caller, ListQuery.first((number - 1) * size)));
    }

    private Listing<VirtualKey> behind(Caller caller, FindKeys find, Listing<VirtualKey> former) {
        return former.hasMore()
                ? find.list(caller, ListQuery.after(former.items().getLast().id().value(), size))
                : new Listing<>(List.of(), false);
    }
}
