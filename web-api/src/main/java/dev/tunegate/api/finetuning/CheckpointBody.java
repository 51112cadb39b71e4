package dev.tunegate.api.finetuning;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.domain.finetuning.Checkpoint;
import java.math.BigDecimal;
import java.util.Map;

/** A checkpoint in OpenAI's format; figures that are unknown are left out. */
record CheckpointBody(
        String id,
        String object,
        @JsonProperty("created_at") long createdAt,
        @JsonProperty("fine_tuned_model_checkpoint") String model,
        @JsonProperty("fine_tuning_job_id") String job,
        @JsonProperty("step_number") long step,
        Map<String, BigDecimal> metrics) {

    static CheckpointBody of(Checkpoint checkpoint, String job) {
        return new CheckpointBody(
                checkpoint.id().value(),
                "fine_tuning.job.checkpoint",
                checkpoint.createdAt().getEpochSecond(),
                checkpoint.model().value(),
                job,
                checkpoint.step(),
                checkpoint.metrics());
    }
}
