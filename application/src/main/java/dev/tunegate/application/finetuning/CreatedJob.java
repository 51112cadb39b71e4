package dev.tunegate.application.finetuning;

import dev.tunegate.domain.finetuning.FineTuningJob;

/**
 * What a create request came to.
 *
 * @param replayed whether this is the job of an earlier, equal request
 */
public record CreatedJob(FineTuningJob job, boolean replayed) {}
