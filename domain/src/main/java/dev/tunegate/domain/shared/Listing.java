package dev.tunegate.domain.shared;

import java.util.List;
import java.util.function.Function;

/** One page of a list; {@code hasMore} is exact: the adapter has looked one row ahead. */
public record Listing<T>(List<T> items, boolean hasMore) {

    public Listing {
        items = List.copyOf(items);
    }

    /** The page made of up to {@code limit} rows out of those that were fetched. */
    public static <T> Listing<T> of(List<T> fetched, int limit) {
        boolean more = fetched.size() > limit;
        return new Listing<>(more ? fetched.subList(0, limit) : fetched, more);
    }

    public <R> Listing<R> map(Function<? super T, ? extends R> each) {
        return new Listing<>(items.stream().<R>map(each).toList(), hasMore);
    }
}
