package dev.tunegate.api.scim;

import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Which part of a list a directory wants.
 *
 * @param start the first one's place, counted from one
 */
record ScimPage(long start, int count) {

    private static final int USUAL = 100;

    /** What is below the least is read as the least (RFC 7644, section 3.4.2.4). */
    static ScimPage of(QueryParameters query) {
        long start = number(query, "startIndex", 1);
        long count = number(query, "count", USUAL);
        return new ScimPage(Math.max(1, start), Math.clamp(count, 0, Scim.MAX_RESULTS));
    }

    private static long number(QueryParameters query, String name, long usual) {
        return query.text(name).map(it -> parsed(name, it)).orElse(usual);
    }

    private static long parsed(String name, String text) {
        if (!text.matches("-?[0-9]{1,9}")) {
            throw new Refusal.InvalidInput(
                    name, "invalidValue", "'" + name + "' must be a whole number.");
        }
        return Long.parseLong(text);
    }

    <T> List<T> read(
            Function<ListQuery, Listing<T>> list, LongFunction<? extends Optional<?>> behind) {
        if (count == 0) {
            return List.of();
        }
        return start == 1
                ? list.apply(ListQuery.first(count)).items()
                : behind.apply(start - 2)
                        .map(it -> list.apply(ListQuery.after(it.toString(), count)).items())
                        .orElse(List.of());
    }
}
