package dev.tunegate.application.key;

import java.util.Optional;

/**
 * What to make of one value in a change: nothing is said of it, or it gets another, which may be
 * none.
 */
public record Patch<T>(boolean said, Optional<T> value) {

    /** Leaves what is there. */
    public static <T> Patch<T> none() {
        return new Patch<>(false, Optional.empty());
    }

    public static <T> Patch<T> to(Optional<T> value) {
        return new Patch<>(true, value);
    }

    Optional<T> over(Optional<T> former) {
        return said ? value : former;
    }

    T over(T former, T cleared) {
        return said ? value.orElse(cleared) : former;
    }
}
