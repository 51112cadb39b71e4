package dev.tunegate.persistence.batch;

import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.BatchCounts;
import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.batch.BatchProgress;
import dev.tunegate.domain.batch.BatchRequest;
import dev.tunegate.domain.batch.BatchRoute;
import dev.tunegate.domain.batch.BatchStatus;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.Placement;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.persistence.finetuning.SubmissionColumns;
import dev.tunegate.persistence.secret.SealedIds;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A batch as it is stored: to named columns, and back. */
record BatchRow(SealedIds ids, SubmissionColumns submission) {

    BatchRow(SealedIds ids) {
        this(ids, new SubmissionColumns(ids));
    }

    /** What never changes. */
    static Map<String, @Nullable Object> request(Batch batch) {
        var request = batch.request();
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", batch.id().value());
        row.putAll(SubmissionColumns.of(batch.requester()));
        row.put("input_file", request.input().value());
        row.put("endpoint", request.endpoint().name());
        row.put("output_seconds", request.outputLifetime().map(Duration::toSeconds).orElse(null));
        row.put("metadata", Json.write(request.metadata().pairs()));
        row.put("created_at", Columns.of(batch.createdAt()));
        return row;
    }

    /** What changes on the way. */
    Map<String, @Nullable Object> state(Batch batch) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        putRoute(row, batch.route());
        var progress = batch.progress();
        row.put("status", progress.status().name());
        for (var status : BatchStatus.values()) {
            if (status != BatchStatus.VALIDATING) {
                row.put(timeOf(status), Columns.of(progress.times().reached(status)));
            }
        }
        row.put("expires_at", Columns.of(progress.times().expiresAt()));
        row.put("total", progress.counts().total());
        row.put("completed", progress.counts().completed());
        row.put("failed", progress.counts().failed());
        row.put("errors", Json.write(BatchJson.Fault.of(progress.errors())));
        row.put(
                "usage",
                progress.usage().map(it -> Json.write(BatchJson.Usage.of(it))).orElse(null));
        row.put("output_file", batch.outputs().answers().map(FileId::value).orElse(null));
        row.put("error_file", batch.outputs().errors().map(FileId::value).orElse(null));
        return row;
    }

    private static String timeOf(BatchStatus status) {
        return status.word() + "_at";
    }

    private void putRoute(Map<String, @Nullable Object> row, Optional<BatchRoute> route) {
        row.put("model", route.map(it -> it.model().value()).orElse(null));
        row.put("provider_model", route.map(it -> ids.closed(it.providerModel())).orElse(null));
        var copy = route.map(BatchRoute::copy);
        row.put("copy_tried", copy.map(BatchRoute.InputCopy::tried).orElse(false));
        row.put(
                "copy_id",
                copy.flatMap(BatchRoute.InputCopy::id)
                        .map(it -> ids.closed(it.value()))
                        .orElse(null));
        route.map(BatchRoute::placement).ifPresent(it -> putPlacement(row, it));
    }

    private void putPlacement(Map<String, @Nullable Object> row, Placement placement) {
        row.putAll(SubmissionColumns.of(placement.site()));
        row.putAll(submission.of(placement));
    }

    Batch batch(ResultSet row, int number) throws SQLException {
        return new Batch(
                new BatchId(row.getString("id")),
                SubmissionColumns.requester(row),
                request(row),
                route(row),
                progress(row),
                new Batch.Outputs(
                        Columns.text(row, "output_file").map(FileId::new),
                        Columns.text(row, "error_file").map(FileId::new)),
                Columns.instant(row, "created_at"));
    }

    private static BatchRequest request(ResultSet row) throws SQLException {
        return new BatchRequest(
                new FileId(row.getString("input_file")),
                Endpoint.valueOf(row.getString("endpoint")),
                Columns.number(row, "output_seconds").map(Duration::ofSeconds),
                new Metadata(Json.texts(row.getString("metadata"))));
    }

    private Optional<BatchRoute> route(ResultSet row) throws SQLException {
        var model = Columns.text(row, "model").map(ModelName::new);
        if (model.isEmpty()) {
            return Optional.empty();
        }
        var copy =
                new BatchRoute.InputCopy(
                        row.getBoolean("copy_tried"),
                        ids.opened(row.getString("copy_id")).map(ProviderFileId::new));
        return Optional.of(
                new BatchRoute(
                        model.get(),
                        ids.open(row.getString("provider_model")),
                        submission.placement(row),
                        copy));
    }

    private static BatchProgress progress(ResultSet row) throws SQLException {
        var reached = new EnumMap<BatchStatus, Instant>(BatchStatus.class);
        for (var status : BatchStatus.values()) {
            if (status != BatchStatus.VALIDATING) {
                Columns.optionalInstant(row, timeOf(status))
                        .ifPresent(it -> reached.put(status, it));
            }
        }
        return new BatchProgress(
                BatchStatus.valueOf(row.getString("status")),
                new BatchProgress.Timeline(reached, Columns.optionalInstant(row, "expires_at")),
                new BatchCounts(
                        row.getLong("total"), row.getLong("completed"), row.getLong("failed")),
                BatchJson.Fault.toErrors(
                        Json.read(row.getString("errors"), BatchJson.Fault[].class)),
                Columns.text(row, "usage")
                        .map(it -> Json.read(it, BatchJson.Usage.class).toUsage()));
    }
}
