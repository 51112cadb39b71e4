package dev.tunegate.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every list that is read page by page must do; the contracts of the ports call it.
 *
 * @param list asks for a page and gives the items' ids
 */
public record PagingContract(Function<ListQuery, Listing<String>> list) {

    /** Walks in both directions, with every size of page, and compares with what is expected. */
    public void holds(List<String> oldestFirst) {
        for (int limit = 1; limit <= oldestFirst.size() + 1; limit++) {
            walk(ListQuery.Order.OLDEST_FIRST, limit, oldestFirst);
            walk(ListQuery.Order.NEWEST_FIRST, limit, oldestFirst.reversed());
        }
    }

    private void walk(ListQuery.Order order, int limit, List<String> expected) {
        var seen = new ArrayList<String>();
        Listing<String> page;
        do {
            var after = seen.isEmpty() ? Optional.<String>empty() : Optional.of(seen.getLast());
            page = list.apply(new ListQuery(after, limit, order));
            seen.addAll(page.items());
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            assertThat(page.hasMore())
                    .as("hasMore, %s by %s", order, limit)
                    .isEqualTo(seen.size() < expected.size());
        } while (page.hasMore() && !page.items().isEmpty());
        assertThat(seen).as("%s by %s", order, limit).isEqualTo(expected);
    }

    /** The cursor is no item of this list, and is refused. */
    public void refuses(String cursor) {
        assertThatThrownBy(() -> list.apply(ListQuery.after(cursor, 10)))
                .as("after %s", cursor)
                .isInstanceOfSatisfying(
                        Refusal.InvalidInput.class, it -> assertThat(it.param()).contains("after"));
    }
}
