package dev.tunegate.domain.inference;

import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.Site;
import java.time.Instant;

/** A model that came out of a job, or a checkpoint of one: callable under its public name. */
public record ServedModel(
        ModelName name, Owner owner, JobId job, Origin origin, Instant createdAt) {

    /**
     * Where the model lives.
     *
     * @param providerModel the provider's own name; it never leaves the gateway
     * @param checkpoint whether it is a step on the way rather than the result
     */
    public record Origin(Site site, String providerModel, ModelName base, boolean checkpoint) {}
}
