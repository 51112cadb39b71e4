package dev.tunegate.api.key;

import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.shared.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A page of keys.
 *
 * @param keys whole rows; or only their ids, if so asked
 * @param totalIsCapped whether there are more than {@code totalCount}: counting further would take
 *     the longer the more keys there are
 * @param lastId what to send as {@code after} for the next page
 */
@JsonNaming(SnakeCaseStrategy.class)
record KeysBody(
        List<?> keys,
        long totalCount,
        boolean totalIsCapped,
        int currentPage,
        long totalPages,
        boolean hasMore,
        @Nullable String lastId) {

    /** So many are counted, and not one more. */
    static final long MOST_COUNTED = 1000;

    /**
     * @param counted how many there are, counted up to one more than the most
     */
    static KeysBody of(Listing<VirtualKey> keys, boolean whole, long counted, KeyPage page) {
        var items = keys.items();
        long total = Math.min(counted, MOST_COUNTED);
        return new KeysBody(
                whole
                        ? items.stream().map(KeyBody::of).toList()
                        : items.stream().map(it -> it.id().value()).toList(),
                total,
                counted > MOST_COUNTED,
                page.number(),
                (total + page.size() - 1) / page.size(),
                keys.hasMore(),
                items.isEmpty() ? null : items.getLast().id().value());
    }
}
