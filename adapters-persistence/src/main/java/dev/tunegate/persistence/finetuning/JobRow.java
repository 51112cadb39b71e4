package dev.tunegate.persistence.finetuning;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.Progress;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job as it is stored: to named columns, and back. */
record JobRow(SubmissionColumns submission) {

    /** What never changes. */
    static Map<String, @Nullable Object> request(FineTuningJob job) {
        var request = job.request();
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", job.id().value());
        row.putAll(SubmissionColumns.of(job.requester()));
        row.put("model", request.model().value());
        row.put("training_file", request.files().training().value());
        row.put("validation_file", request.files().validation().map(FileId::value).orElse(null));
        row.put("method", Json.write(JobJson.Method.of(request.method())));
        row.put("suffix", request.options().suffix().orElse(null));
        row.put("seed", request.options().seed());
        row.put("integrations", Json.write(JobJson.Wandb.of(request.options().integrations())));
        row.put("extensions", Json.write(request.options().extensions()));
        row.put("metadata", Json.write(request.metadata().pairs()));
        row.putAll(SubmissionColumns.of(job.placement().site()));
        row.put("created_at", Columns.of(job.createdAt()));
        return row;
    }

    /** What changes on the way. */
    Map<String, @Nullable Object> state(FineTuningJob job) {
        var row = new LinkedHashMap<String, @Nullable Object>(submission.of(job.placement()));
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

    FineTuningJob job(ResultSet row, int number) throws SQLException {
        return new FineTuningJob(
                new JobId(row.getString("id")),
                SubmissionColumns.requester(row),
                request(row),
                submission.placement(row),
                progress(row),
                Columns.instant(row, "created_at"));
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
