package dev.tunegate.api.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.BatchCounts;
import dev.tunegate.domain.batch.BatchError;
import dev.tunegate.domain.batch.BatchRequest;
import dev.tunegate.domain.batch.BatchStatus;
import dev.tunegate.domain.batch.BatchUsage;
import dev.tunegate.domain.file.FileId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A batch in OpenAI's format. Its published description allows null for hardly any member, so that
 * what there is nothing to say of is left out.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchBody(
        String id,
        String object,
        String endpoint,
        @Nullable String model,
        @Nullable Errors errors,
        @JsonProperty("input_file_id") String inputFileId,
        @JsonProperty("completion_window") String completionWindow,
        String status,
        @JsonProperty("output_file_id") @Nullable String outputFileId,
        @JsonProperty("error_file_id") @Nullable String errorFileId,
        @JsonProperty("created_at") long createdAt,
        @JsonProperty("in_progress_at") @Nullable Long inProgressAt,
        @JsonProperty("expires_at") @Nullable Long expiresAt,
        @JsonProperty("finalizing_at") @Nullable Long finalizingAt,
        @JsonProperty("completed_at") @Nullable Long completedAt,
        @JsonProperty("failed_at") @Nullable Long failedAt,
        @JsonProperty("expired_at") @Nullable Long expiredAt,
        @JsonProperty("cancelling_at") @Nullable Long cancellingAt,
        @JsonProperty("cancelled_at") @Nullable Long cancelledAt,
        @JsonProperty("request_counts") Counts requestCounts,
        @Nullable Usage usage,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Map<String, String> metadata) {

    record Errors(String object, List<Fault> data) {

        static @Nullable Errors of(List<BatchError> errors) {
            return errors.isEmpty()
                    ? null
                    : new Errors("list", errors.stream().map(Fault::of).toList());
        }
    }

    record Fault(String code, String message, @Nullable String param, @Nullable Long line) {

        static Fault of(BatchError error) {
            return new Fault(
                    error.code(),
                    error.message(),
                    error.param().orElse(null),
                    error.line().orElse(null));
        }
    }

    record Counts(long total, long completed, long failed) {

        static Counts of(BatchCounts counts) {
            return new Counts(counts.total(), counts.completed(), counts.failed());
        }
    }

    record Usage(
            @JsonProperty("input_tokens") long input,
            @JsonProperty("input_tokens_details") Map<String, Long> inputDetails,
            @JsonProperty("output_tokens") long output,
            @JsonProperty("output_tokens_details") Map<String, Long> outputDetails,
            @JsonProperty("total_tokens") long total) {

        static Usage of(BatchUsage usage) {
            return new Usage(
                    usage.input(),
                    Map.of("cached_tokens", usage.cached()),
                    usage.output(),
                    Map.of("reasoning_tokens", usage.reasoning()),
                    usage.total());
        }
    }

    static BatchBody of(Batch batch) {
        var request = batch.request();
        var progress = batch.progress();
        var pairs = request.metadata().pairs();
        return new BatchBody(
                batch.id().value(),
                "batch",
                "/v1" + request.endpoint().path(),
                batch.route().map(it -> it.model().value()).orElse(null),
                Errors.of(progress.errors()),
                request.input().value(),
                BatchRequest.WINDOW_WORD,
                batch.status().word(),
                batch.outputs().answers().map(FileId::value).orElse(null),
                batch.outputs().errors().map(FileId::value).orElse(null),
                batch.createdAt().getEpochSecond(),
                reached(batch, BatchStatus.IN_PROGRESS),
                seconds(progress.times().expiresAt()),
                reached(batch, BatchStatus.FINALIZING),
                reached(batch, BatchStatus.COMPLETED),
                reached(batch, BatchStatus.FAILED),
                reached(batch, BatchStatus.EXPIRED),
                reached(batch, BatchStatus.CANCELLING),
                reached(batch, BatchStatus.CANCELLED),
                Counts.of(progress.counts()),
                progress.usage().map(Usage::of).orElse(null),
                pairs.isEmpty() ? null : pairs);
    }

    private static @Nullable Long reached(Batch batch, BatchStatus status) {
        return seconds(batch.progress().times().reached(status));
    }

    private static @Nullable Long seconds(Optional<Instant> time) {
        return time.map(Instant::getEpochSecond).orElse(null);
    }
}
