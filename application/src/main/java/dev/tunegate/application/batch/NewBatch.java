package dev.tunegate.application.batch;

import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.shared.Metadata;
import java.time.Duration;
import java.util.Optional;

/**
 * The batch that is wanted.
 *
 * @param inputFile its id as the caller gave it
 * @param choice which of the model's deployments, as far as the caller said so
 * @param outputLifetime from when the answers are here until they are deleted; empty means for ever
 */
public record NewBatch(
        String inputFile,
        Endpoint endpoint,
        ProviderChoice choice,
        Optional<Duration> outputLifetime,
        Metadata metadata,
        RequestIdentity identity) {}
