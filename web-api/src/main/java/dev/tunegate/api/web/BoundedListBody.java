package dev.tunegate.api.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.domain.shared.Listing;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list whose envelope names the first and last id; they are null on an empty one. */
public record BoundedListBody<T>(
        String object,
        List<T> data,
        @JsonProperty("first_id") @Nullable String firstId,
        @JsonProperty("last_id") @Nullable String lastId,
        @JsonProperty("has_more") boolean hasMore) {

    public static <S, T> BoundedListBody<T> of(
            Listing<S> listing, Function<S, T> body, Function<S, String> id) {
        var items = listing.items();
        var data = listing.<T>map(body).items();
        return new BoundedListBody<>(
                "list",
                data,
                items.isEmpty() ? null : id.apply(items.getFirst()),
                items.isEmpty() ? null : id.apply(items.getLast()),
                listing.hasMore());
    }
}
