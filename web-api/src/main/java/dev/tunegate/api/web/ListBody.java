package dev.tunegate.api.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.domain.shared.Listing;
import java.util.List;
import java.util.function.Function;

/** A page of a list whose envelope names no first and last id. */
public record ListBody<T>(String object, List<T> data, @JsonProperty("has_more") boolean hasMore) {

    public static <S, T> ListBody<T> of(Listing<S> listing, Function<S, T> body) {
        var data = listing.<T>map(body).items();
        return new ListBody<>("list", data, listing.hasMore());
    }
}
