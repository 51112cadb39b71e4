package dev.tunegate.application.batch;

import dev.tunegate.domain.batch.Batch;

/**
 * What a create request came to.
 *
 * @param replayed whether this is the batch of an earlier, equal request
 */
public record CreatedBatch(Batch batch, boolean replayed) {}
