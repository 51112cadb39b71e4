package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.catalog.ModelName;

/**
 * Makes the public names of tuned models in OpenAI's manner, {@code ft:base:org:suffix:8
 * characters}, with the provider where OpenAI has the organization, so that a simulated model says
 * so in its name. A checkpoint has {@code :ckpt-step-n} behind it. The provider's own names never
 * leave the gateway.
 */
public final class TunedNames {

    private TunedNames() {}

    public static ModelName ofModel(FineTuningJob job) {
        var id = job.id().value();
        return new ModelName(
                "ft:%s:%s:%s:%s"
                        .formatted(
                                shortened(job.request().model().value()),
                                job.placement().site().provider(),
                                job.request().options().suffix().orElse(""),
                                id.substring(Math.max(JobId.PREFIX.length(), id.length() - 8))));
    }

    public static ModelName ofCheckpoint(FineTuningJob job, long step) {
        return new ModelName(ofModel(job) + ":ckpt-step-" + step);
    }

    /** Leaves room for what stands around the base model's name. */
    private static String shortened(String base) {
        return base.length() <= 100 ? base : base.substring(0, 100);
    }
}
