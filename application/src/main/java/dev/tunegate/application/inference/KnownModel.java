package dev.tunegate.application.inference;

import dev.tunegate.domain.catalog.ModelName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A model that a caller may use.
 *
 * @param createdAt when it was tuned; the epoch for a configured model, whose age nobody knows
 * @param ownedBy the provider behind it
 * @param shutdownDate when its provider ends it, as far as the configuration says so
 */
public record KnownModel(
        ModelName name,
        Instant createdAt,
        String ownedBy,
        boolean tuned,
        Optional<LocalDate> shutdownDate) {}
