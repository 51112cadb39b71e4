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
 * @param lastId what to send as {@code after} for the next page
 */
@JsonNaming(SnakeCaseStrategy.class)
record KeysBody(
        List<?> keys,
        long totalCount,
        int currentPage,
        long totalPages,
        boolean hasMore,
        @Nullable String lastId) {

    static KeysBody of(Listing<VirtualKey> keys, boolean whole, long total, KeyPage page) {
        var items = keys.items();
        return new KeysBody(
                whole
                        ? items.stream().map(KeyBody::of).toList()
                        : items.stream().map(it -> it.id().value()).toList(),
                total,
                page.number(),
                (total + page.size() - 1) / page.size(),
                keys.hasMore(),
                items.isEmpty() ? null : items.getLast().id().value());
    }
}
