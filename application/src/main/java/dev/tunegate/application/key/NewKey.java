package dev.tunegate.application.key;

import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.shared.Metadata;
import java.time.Duration;
import java.util.Optional;

/**
 * The key that is wanted.
 *
 * @param lifetime how long it opens, from now; empty means until it is deleted
 */
public record NewKey(
        Optional<String> alias,
        ModelGrants grants,
        Optional<Duration> lifetime,
        Metadata metadata) {}
