package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.batch.BatchCounts;
import dev.tunegate.domain.batch.BatchError;
import dev.tunegate.domain.batch.BatchProgress;
import dev.tunegate.domain.batch.BatchProgress.Timeline;
import dev.tunegate.domain.batch.BatchStatus;
import dev.tunegate.domain.batch.BatchUsage;
import dev.tunegate.domain.batch.ProviderBatch;
import dev.tunegate.domain.batch.ProviderBatch.Files;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.PublicWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A batch as a host describes it: OpenAI's {@code batch} (API description 2.3.0, read 2026-11-21),
 * with every member that hosts leave out, leave empty or spell otherwise.
 */
final class BatchJson {

    private static final int LONGEST_ID = 2048;
    private static final int MOST_ERRORS = 100;

    private BatchJson() {}

    /** What the host says, as far as it can be understood; empty if it does not even have an id. */
    static Optional<ProviderBatch> batch(JsonNode batch, PublicWords text) {
        return Lenient.text(batch, "id")
                .filter(it -> it.length() <= LONGEST_ID)
                .map(ProviderJobId::new)
                .map(id -> new ProviderBatch(id, progress(batch, text), files(batch)));
    }

    private static Files files(JsonNode batch) {
        return new Files(
                Lenient.text(batch, "output_file_id"), Lenient.text(batch, "error_file_id"));
    }

    private static BatchProgress progress(JsonNode batch, PublicWords text) {
        return new BatchProgress(
                Lenient.text(batch, "status").map(BatchJson::status).orElse(BatchStatus.VALIDATING),
                times(batch),
                counts(batch.path("request_counts")),
                errors(batch.path("errors").path("data"), text),
                usage(batch.path("usage")));
    }

    /** A word that nobody knows means that it is under way: it has not ended in a known way. */
    private static BatchStatus status(String word) {
        var plain = word.toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "canceled" -> BatchStatus.CANCELLED;
            case "canceling" -> BatchStatus.CANCELLING;
            case "queued", "created", "pending" -> BatchStatus.VALIDATING;
            default -> BatchStatus.named(plain).orElse(BatchStatus.IN_PROGRESS);
        };
    }

    private static Timeline times(JsonNode batch) {
        var reached = new EnumMap<BatchStatus, Instant>(BatchStatus.class);
        for (var status : BatchStatus.values()) {
            Lenient.time(batch, status.word() + "_at").ifPresent(it -> reached.put(status, it));
        }
        return new Timeline(reached, Lenient.time(batch, "expires_at"));
    }

    private static BatchCounts counts(JsonNode counts) {
        return new BatchCounts(
                count(counts, "total"), count(counts, "completed"), count(counts, "failed"));
    }

    private static long count(JsonNode node, String member) {
        return Lenient.whole(node, member).filter(it -> it > 0).orElse(0L);
    }

    private static List<BatchError> errors(JsonNode data, PublicWords text) {
        var errors = new ArrayList<BatchError>();
        for (var each : data) {
            if (errors.size() < MOST_ERRORS) {
                errors.add(error(each, text));
            }
        }
        return errors;
    }

    private static BatchError error(JsonNode error, PublicWords text) {
        return new BatchError(
                Lenient.text(error, "code").map(text::clean).orElse("provider_error"),
                Lenient.text(error, "message")
                        .map(text::clean)
                        .orElse("The provider gave no reason."),
                Lenient.text(error, "param").map(text::clean),
                Lenient.whole(error, "line").filter(it -> it > 0));
    }

    private static Optional<BatchUsage> usage(JsonNode usage) {
        var counted =
                new BatchUsage(
                        count(usage, "input_tokens"),
                        count(usage.path("input_tokens_details"), "cached_tokens"),
                        count(usage, "output_tokens"),
                        count(usage.path("output_tokens_details"), "reasoning_tokens"));
        return Optional.of(counted).filter(it -> it.total() > 0);
    }
}
