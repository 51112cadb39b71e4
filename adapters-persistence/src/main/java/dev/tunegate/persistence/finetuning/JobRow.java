package dev.tunegate.persistence.finetuning;

import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.Fingerprint;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.Placement;
import dev.tunegate.domain.finetuning.Placement.Attempting;
import dev.tunegate.domain.finetuning.Placement.Chosen;
import dev.tunegate.domain.finetuning.Placement.Submitted;
import dev.tunegate.domain.finetuning.Progress;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.finetuning.Requester;
import dev.tunegate.domain.finetuning.Site;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.persistence.access.MakerColumns;
import dev.tunegate.persistence.secret.SealedIds;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job as it is stored: to named columns, and back. */
record JobRow(SealedIds ids) {

    /** What never changes. */
    static Map<String, @Nullable Object> request(FineTuningJob job) {
        var request = job.request();
        var identity = job.requester().identity();
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", job.id().value());
        row.put("owner", job.owner().value());
        row.put("requester", Columns.of(job.requester().name()));
        row.putAll(MakerColumns.of(job.requester().by()));
        row.put("fingerprint", identity.fingerprint().hex());
        row.put("idempotency_key", identity.idempotencyKey().map(Columns::of).orElse(null));
        row.put("model", request.model().value());
        row.put("training_file", request.files().training().value());
        row.put("validation_file", request.files().validation().map(FileId::value).orElse(null));
        row.put("method", Json.write(JobJson.Method.of(request.method())));
        row.put("suffix", request.options().suffix().orElse(null));
        row.put("seed", request.options().seed());
        row.put("integrations", Json.write(JobJson.Wandb.of(request.options().integrations())));
        row.put("extensions", Json.write(request.options().extensions()));
        row.put("metadata", Json.write(request.metadata().pairs()));
        row.put("deployment", job.placement().site().deployment().value());
        row.put("provider", job.placement().site().provider().value());
        row.put("created_at", Columns.of(job.createdAt()));
        return row;
    }

    /** What changes on the way. */
    Map<String, @Nullable Object> state(FineTuningJob job) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        putPlacement(row, job.placement());
        var result = job.progress().result();
        row.put("status", job.status().name());
        row.put("finished_at", Columns.of(result.finishedAt()));
        row.put("tuned_model", result.tunedModel().map(ModelName::value).orElse(null));
        row.put("result_files", result.files().stream().map(FileId::value).toArray(String[]::new));
        putError(row, result.error());
        var figures = job.progress().figures();
        row.put("trained_tokens", figures.trainedTokens().orElse(null));
        row.put("estimated_finish", Columns.of(figures.estimatedFinish()));
        row.put("chosen", Json.write(JobJson.Settings.of(figures.chosen())));
        return row;
    }

    private static void putError(Map<String, @Nullable Object> row, Optional<JobError> error) {
        row.put("error_code", error.map(it -> Columns.of(it.code())).orElse(null));
        row.put("error_message", error.map(it -> Columns.of(it.message())).orElse(null));
        row.put("error_param", error.flatMap(JobError::param).map(Columns::of).orElse(null));
    }

    private void putPlacement(Map<String, @Nullable Object> row, Placement placement) {
        row.put("attempts", 0);
        row.put("attempt_at", null);
        row.put("ask_after", null);
        row.put("run_id", null);
        switch (placement) {
            case Chosen chosen -> {
                row.put("placement", "chosen");
                row.put("attempts", chosen.attempts());
            }
            case Attempting attempt -> {
                row.put("placement", "attempting");
                row.put("attempts", attempt.number());
                row.put("attempt_at", Columns.of(attempt.startedAt()));
                row.put("ask_after", Columns.of(attempt.askAfter()));
            }
            case Submitted submitted -> {
                row.put("placement", "submitted");
                row.put("run_id", ids.closed(submitted.id().value()));
            }
        }
    }

    FineTuningJob job(ResultSet row, int number) throws SQLException {
        return new FineTuningJob(
                new JobId(row.getString("id")),
                requester(row),
                request(row),
                placement(row),
                progress(row),
                Columns.instant(row, "created_at"));
    }

    /** Whether it was a repetition mattered only while it was taken in; that is not kept. */
    private static Requester requester(ResultSet row) throws SQLException {
        var identity =
                new RequestIdentity(
                        new Fingerprint(row.getString("fingerprint")),
                        Columns.text(row, "idempotency_key"),
                        Optional.empty());
        return new Requester(
                new Owner(row.getString("owner")),
                MakerColumns.maker(row, row.getString("requester")),
                identity);
    }

    private static TrainingRequest request(ResultSet row) throws SQLException {
        var integrations = Json.read(row.getString("integrations"), JobJson.Wandb[].class);
        return new TrainingRequest(
                new ModelName(row.getString("model")),
                new TrainingRequest.Files(
                        new FileId(row.getString("training_file")),
                        Columns.text(row, "validation_file").map(FileId::new)),
                Json.read(row.getString("method"), JobJson.Method.class).toMethod(),
                new TrainingRequest.Options(
                        Columns.text(row, "suffix"),
                        row.getInt("seed"),
                        JobJson.Wandb.toIntegrations(integrations),
                        Json.texts(row.getString("extensions"))),
                new Metadata(Json.texts(row.getString("metadata"))));
    }

    private Placement placement(ResultSet row) throws SQLException {
        var site =
                new Site(
                        new DeploymentId(row.getString("deployment")),
                        new ProviderId(row.getString("provider")));
        return switch (row.getString("placement")) {
            case "chosen" -> new Chosen(site, row.getInt("attempts"));
            case "attempting" ->
                    new Attempting(
                            site,
                            row.getInt("attempts"),
                            Columns.instant(row, "attempt_at"),
                            Columns.instant(row, "ask_after"));
            case "submitted" ->
                    new Submitted(site, new ProviderJobId(ids.open(row.getString("run_id"))));
            default -> throw new IllegalStateException("placement " + row.getString("placement"));
        };
    }

    private static Progress progress(ResultSet row) throws SQLException {
        var message = row.getString("error_message");
        var code = Columns.text(row, "error_code");
        var param = Columns.text(row, "error_param");
        var chosen = Json.read(row.getString("chosen"), JobJson.Settings.class);
        return new Progress(
                JobStatus.valueOf(row.getString("status")),
                new Progress.Result(
                        Columns.optionalInstant(row, "finished_at"),
                        Columns.text(row, "tuned_model").map(ModelName::new),
                        Columns.texts(row, "result_files").stream().map(FileId::new).toList(),
                        code.map(it -> new JobError(it, String.valueOf(message), param))),
                new ProviderJob.Figures(
                        Columns.number(row, "trained_tokens"),
                        Columns.optionalInstant(row, "estimated_finish"),
                        chosen.toHyperparameters()));
    }
}
