package dev.tunegate.domain.provider;

import java.time.LocalDate;

/** Where a fact about a provider was read, and when. */
public record Source(String document, LocalDate seen) {

    public static Source of(String document, String seen) {
        return new Source(document, LocalDate.parse(seen));
    }
}
