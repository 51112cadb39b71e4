package dev.tunegate.api.organization;

import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Which page of a list is wanted: by number, as other gateways have it, or behind what the client
 * has seen last.
 */
record Page(int number, int size, Optional<String> after) {

    /** Totals are counted no further. */
    static final long MOST_COUNTED = 10_000;

    private static final int MAX_PAGE = 100_000;
    private static final int LEAST_SEARCHED = 3;

    /**
     * @param filters the further parameters that the list knows
     */
    static Page of(QueryParameters query, int usualSize, int maxSize, String... filters) {
        var known = new HashSet<>(Set.of(filters));
        known.addAll(Set.of("page", "page_size", "after"));
        query.names().stream()
                .filter(it -> !known.contains(it))
                .findFirst()
                .ifPresent(
                        it -> {
                            throw new Refusal.InvalidInput(
                                    it,
                                    "unknown_parameter",
                                    "This list does not know the parameter '" + it + "'.");
                        });
        if (query.text("after").isPresent() && query.text("page").isPresent()) {
            throw new Refusal.InvalidInput(
                    "after",
                    "invalid_value",
                    "Name the page by 'page' or by 'after', not by both.");
        }
        return new Page(
                query.integer("page", 1, 1, MAX_PAGE),
                query.integer("page_size", usualSize, 1, maxSize),
                query.text("after"));
    }

    /** What is looked for: long enough that the database can find it without reading everything. */
    static Optional<String> search(QueryParameters query, String... names) {
        return List.of(names).stream()
                .flatMap(name -> query.text(name).map(it -> searchable(it, name)).stream())
                .findFirst();
    }

    private static String searchable(String text, String name) {
        int run = 0;
        for (int c : text.codePoints().toArray()) {
            run = Character.isLetterOrDigit(c) ? run + 1 : 0;
            if (run == LEAST_SEARCHED) {
                return text;
            }
        }
        throw new Refusal.InvalidInput(
                name,
                "string_below_min_length",
                "'" + name + "' must hold three letters or digits in a row.");
    }

    /**
     * @param behind finds the id that stands behind so many others
     */
    <T> Listing<T> read(
            Function<ListQuery, Listing<T>> list, LongFunction<? extends Optional<?>> behind) {
        if (after.isPresent()) {
            return list.apply(ListQuery.after(after.get(), size));
        }
        long others = (number - 1L) * size;
        return others == 0
                ? list.apply(ListQuery.first(size))
                : behind.apply(others - 1)
                        .map(it -> list.apply(ListQuery.after(it.toString(), size)))
                        .orElseGet(() -> new Listing<>(List.of(), false));
    }

    long pages(long total) {
        return (total + size - 1) / size;
    }
}
