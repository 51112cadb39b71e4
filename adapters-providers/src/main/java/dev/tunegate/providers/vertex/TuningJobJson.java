package dev.tunegate.providers.vertex;

import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJob.Figures;
import dev.tunegate.domain.finetuning.ProviderJob.Outcome;
import dev.tunegate.domain.finetuning.ProviderJobId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A job as Vertex AI describes it: {@code TuningJob} (discovery document v1, seen 2026-11-21). */
record TuningJobJson(JsonNode json) {

    private static final int LONGEST_ID = 200;

    /** The name's last part: the parts before it are the account's. */
    Optional<ProviderJobId> id() {
        return Lenient.text(json, "name")
                .map(it -> it.substring(it.lastIndexOf('/') + 1))
                .filter(it -> !it.isBlank() && it.length() <= LONGEST_ID)
                .map(ProviderJobId::new);
    }

    /** What Vertex says, as far as it can be understood; empty if it does not even have a name. */
    Optional<ProviderJob> job(VertexText text) {
        return id().map(it -> new ProviderJob(it, status(), outcome(text), figures()));
    }

    String state() {
        return Lenient.text(json, "state").orElse("");
    }

    JobStatus status() {
        return TuningStates.status(state(), started().isPresent());
    }

    Optional<Instant> created() {
        return Lenient.time(json, "createTime");
    }

    Optional<Instant> started() {
        return Lenient.time(json, "startTime");
    }

    Optional<Instant> ended() {
        return Lenient.time(json, "endTime");
    }

    JsonNode tunedModel() {
        return json.path("tunedModel");
    }

    /** What Vertex found in the data; it is there for one method only. */
    JsonNode dataStats() {
        var stats = json.path("tuningDataStats");
        var supervised = stats.path("supervisedTuningDataStats");
        return supervised.isObject() ? supervised : stats.path("preferenceOptimizationDataStats");
    }

    /** A run that is being cancelled has not ended yet, and may still succeed. */
    private Outcome outcome(VertexText text) {
        boolean ended = status().isFinal() && !state().equals(TuningStates.CANCELLING);
        return new Outcome(
                ended().filter(_ -> ended),
                callable().filter(_ -> status() == JobStatus.SUCCEEDED),
                List.of(),
                error(text).filter(_ -> status() == JobStatus.FAILED));
    }

    /** Gemini models are deployed by themselves; the endpoint is what can be called. */
    private Optional<String> callable() {
        return Lenient.text(tunedModel(), "endpoint").or(() -> Lenient.text(tunedModel(), "model"));
    }

    private Optional<JobError> error(VertexText text) {
        var error = json.path("error");
        var expired = state().equals("JOB_STATE_EXPIRED");
        var code =
                Lenient.whole(error, "code")
                        .map(RpcCodes::word)
                        .orElse(expired ? "expired" : "provider_error");
        var message =
                Lenient.text(error, "message")
                        .map(text::clean)
                        .orElse(
                                expired
                                        ? "The provider did not finish the job in time."
                                        : "The provider gave no reason.");
        return Optional.of(new JobError(code, message, Optional.empty()));
    }

    private Figures figures() {
        var tokens = Lenient.whole(dataStats(), "totalBillableTokenCount").filter(it -> it >= 0);
        return new Figures(tokens, Optional.empty(), hyperparameters());
    }

    private Hyperparameters hyperparameters() {
        var supervised = json.path("supervisedTuningSpec");
        var spec = supervised.isObject() ? supervised : json.path("preferenceOptimizationSpec");
        var chosen = spec.path("hyperParameters");
        return new Hyperparameters(
                Lenient.whole(chosen, "epochCount")
                        .filter(it -> it > 0 && it < 1_000_000)
                        .map(Long::intValue),
                Optional.empty(),
                Lenient.number(chosen, "learningRateMultiplier")
                        .filter(it -> it.compareTo(BigDecimal.ZERO) > 0));
    }
}
