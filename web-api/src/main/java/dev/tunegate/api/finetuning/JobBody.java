package dev.tunegate.api.finetuning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.TrackedRunId;
import dev.tunegate.domain.finetuning.WandbIntegration;
import dev.tunegate.domain.shared.Metadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job in OpenAI's format. Every member that may be null is there; {@code hyperparameters} and
 * {@code method} are both filled and agree.
 */
record JobBody(
        String id,
        String object,
        @JsonProperty("created_at") long createdAt,
        @JsonProperty("finished_at") @Nullable Long finishedAt,
        @JsonProperty("estimated_finish") @Nullable Long estimatedFinish,
        String model,
        @JsonProperty("fine_tuned_model") @Nullable String fineTunedModel,
        @JsonProperty("organization_id") String organizationId,
        String status,
        @JsonProperty("training_file") String trainingFile,
        @JsonProperty("validation_file") @Nullable String validationFile,
        @JsonProperty("result_files") List<String> resultFiles,
        @JsonProperty("trained_tokens") @Nullable Long trainedTokens,
        int seed,
        Map<String, Object> hyperparameters,
        Map<String, Object> method,
        @Nullable ErrorDetail error,
        List<Integration> integrations,
        @Nullable Map<String, String> metadata,
        @JsonProperty("user_provided_suffix") @Nullable String suffix) {

    private static final String ORGANIZATION = "org-tunegate";

    record ErrorDetail(String code, String message, @Nullable String param) {

        static ErrorDetail of(JobError error) {
            return new ErrorDetail(error.code(), error.message(), error.param().orElse(null));
        }
    }

    record Integration(String type, Wandb wandb) {

        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Wandb(
                String project,
                @Nullable String name,
                @Nullable String entity,
                List<String> tags,
                @JsonProperty("run_id") @Nullable String run) {}

        static Integration of(WandbIntegration it) {
            return new Integration(
                    "wandb",
                    new Wandb(
                            it.project(),
                            it.name().orElse(null),
                            it.entity().orElse(null),
                            it.tags(),
                            it.run().map(TrackedRunId::value).orElse(null)));
        }
    }

    static JobBody of(FineTuningJob job) {
        var request = job.request();
        var result = job.progress().result();
        var figures = job.progress().figures();
        return new JobBody(
                job.id().value(),
                "fine_tuning.job",
                job.createdAt().getEpochSecond(),
                seconds(result.finishedAt()),
                goesOn(job) ? seconds(figures.estimatedFinish()) : null,
                request.model().value(),
                result.tunedModel().map(ModelName::value).orElse(null),
                ORGANIZATION,
                job.status().word(),
                request.files().training().value(),
                request.files().validation().map(FileId::value).orElse(null),
                result.files().stream().map(FileId::value).toList(),
                figures.trainedTokens().orElse(null),
                request.options().seed(),
                MethodBody.settings(job.hyperparameters()),
                MethodBody.of(request.method(), job.hyperparameters()),
                result.error().map(ErrorDetail::of).orElse(null),
                request.options().integrations().stream().map(Integration::of).toList(),
                pairs(request.metadata()),
                request.options().suffix().orElse(null));
    }

    /** A job that is held ends nobody knows when. */
    private static boolean goesOn(FineTuningJob job) {
        return !job.status().isFinal() && job.status() != JobStatus.PAUSED;
    }

    /** A job without metadata has null there, as {@code metadata=null} finds it. */
    private static @Nullable Map<String, String> pairs(Metadata metadata) {
        return metadata.pairs().isEmpty() ? null : metadata.pairs();
    }

    private static @Nullable Long seconds(Optional<Instant> time) {
        return time.map(Instant::getEpochSecond).orElse(null);
    }
}
