package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJob.Figures;
import dev.tunegate.domain.finetuning.ProviderJob.Outcome;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.PublicWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A job as a host describes it: OpenAI's {@code fine_tuning.job} (API description 2.3.0, read
 * 2026-11-21), with every member that hosts leave out, leave empty or spell otherwise.
 */
final class JobJson {

    private static final int LONGEST_ID = 2048;

    private JobJson() {}

    /** What the host says, as far as it can be understood; empty if it does not even have an id. */
    static Optional<ProviderJob> job(JsonNode job, PublicWords text) {
        return Lenient.text(job, "id")
                .filter(it -> it.length() <= LONGEST_ID)
                .map(ProviderJobId::new)
                .map(id -> new ProviderJob(id, status(job), outcome(job, text), figures(job)));
    }

    private static JobStatus status(JsonNode job) {
        return Lenient.text(job, "status")
                .map(StatusWords::status)
                .orElse(JobStatus.VALIDATING_FILES);
    }

    private static Outcome outcome(JsonNode job, PublicWords text) {
        return new Outcome(
                Lenient.time(job, "finished_at"),
                Lenient.text(job, "fine_tuned_model"),
                resultFiles(job),
                error(job, text));
    }

    private static List<String> resultFiles(JsonNode job) {
        var files = new ArrayList<String>();
        for (var file : job.path("result_files")) {
            if (file.isString() && !file.stringValue().isBlank()) {
                files.add(file.stringValue());
            } else {
                Lenient.text(file, "id").ifPresent(files::add);
            }
        }
        return files;
    }

    /** Healthy jobs may carry {@code null}, an empty object, or one full of nulls. */
    private static Optional<JobError> error(JsonNode job, PublicWords text) {
        var error = job.path("error");
        var message =
                error.isString()
                        ? Optional.of(error.stringValue())
                        : Lenient.text(error, "message");
        var code = Lenient.text(error, "code");
        if (message.isEmpty() && code.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new JobError(
                        text.clean(code.orElse("provider_error")),
                        text.clean(message.orElse("The provider gave no reason.")),
                        Lenient.text(error, "param").map(text::clean)));
    }

    private static Figures figures(JsonNode job) {
        return new Figures(
                Lenient.whole(job, "trained_tokens").filter(it -> it >= 0),
                Lenient.time(job, "estimated_finish"),
                hyperparameters(job));
    }

    private static Hyperparameters hyperparameters(JsonNode job) {
        var method = job.path("method");
        var type = Lenient.text(method, "type").orElse("");
        var ofMethod = method.path(type).path("hyperparameters");
        var chosen = ofMethod.isObject() ? ofMethod : job.path("hyperparameters");
        return new Hyperparameters(
                count(chosen, "n_epochs"),
                count(chosen, "batch_size"),
                Lenient.number(chosen, "learning_rate_multiplier").filter(it -> it.signum() > 0));
    }

    /** {@code auto}, and Azure's -1, are no choice. */
    private static Optional<Integer> count(JsonNode node, String member) {
        return Lenient.number(node, member)
                .filter(it -> it.signum() > 0 && it.compareTo(BigDecimal.valueOf(1_000_000)) < 0)
                .map(BigDecimal::intValue)
                .filter(it -> it > 0);
    }
}
