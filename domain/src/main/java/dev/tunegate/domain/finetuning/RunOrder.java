package dev.tunegate.domain.finetuning;

import java.time.Instant;

/**
 * What a provider is to train, and how the run is recognised later.
 *
 * @param job the marker that the run carries
 * @param since when the first attempt began; an older run cannot be this one
 */
public record RunOrder(JobId job, TrainingRequest request, ProviderFiles files, Instant since) {}
