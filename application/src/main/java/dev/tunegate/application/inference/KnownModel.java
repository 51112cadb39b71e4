package dev.tunegate.application.inference;

import dev.tunegate.domain.catalog.ModelName;
import java.time.Instant;

/**
 * A model that a caller may use.
 *
 * @param createdAt when it was tuned; the epoch for a configured model, whose age nobody knows
 * @param ownedBy the provider behind it
 */
public record KnownModel(ModelName name, Instant createdAt, String ownedBy, boolean tuned) {}
