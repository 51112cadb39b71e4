package dev.tunegate.api.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.domain.shared.Listing;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list in OpenAI's envelope. */
public record ListBody<T>(
        String object,
        List<T> data,
        @JsonProperty("first_id") @Nullable String firstId,
        @JsonProperty("last_id") @Nullable String lastId,
        @JsonProperty("has_more") boolean hasMore) {

    public static <T> ListBody<T> of(Listing<T> page, Function<T, String> id) {
        var items = page.items();
        return new ListBody<>(
                "list",
                items,
                items.isEmpty() ? null : id.apply(items.getFirst()),
                items.isEmpty() ? null : id.apply(items.getLast()),
                page.hasMore());
    }
}
