package dev.tunegate.api.batch;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.application.batch.NewBatch;
import dev.tunegate.domain.batch.BatchRequest;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the body of a create request, and names whatever is wrong in it. */
final class NewBatchRequest {

    private static final Set<String> MEMBERS =
            Set.of(
                    "input_file_id",
                    "endpoint",
                    "completion_window",
                    "metadata",
                    "output_expires_after",
                    "custom_llm_provider",
                    "portkey_options",
                    // words of LiteLLM that say nothing of a batch here: its rows name the model
                    "target_model_names",
                    "litellm_metadata");

    private NewBatchRequest() {}

    static NewBatch read(JsonObject body, ProviderChoice choice, RequestIdentity identity) {
        body.only(MEMBERS);
        requireWindow(body.requiredText("completion_window"));
        return new NewBatch(
                body.requiredText("input_file_id"),
                endpoint(body.requiredText("endpoint")),
                choice,
                lifetime(body),
                body.metadata("metadata"),
                identity);
    }

    private static void requireWindow(String word) {
        if (!word.equals(BatchRequest.WINDOW_WORD)) {
            throw invalid("completion_window", "'completion_window' must be '24h'.");
        }
    }

    private static Endpoint endpoint(String path) {
        return Endpoint.named(path)
                .filter(NewBatchRequest::isForBatches)
                .orElseThrow(
                        () ->
                                invalid(
                                        "endpoint",
                                        "'endpoint' must be one of " + endpoints() + "."));
    }

    private static boolean isForBatches(Endpoint endpoint) {
        return switch (endpoint) {
            case CHAT_COMPLETIONS, COMPLETIONS, EMBEDDINGS -> true;
            case FINE_TUNING -> false;
        };
    }

    private static String endpoints() {
        return Arrays.stream(Endpoint.values())
                .filter(NewBatchRequest::isForBatches)
                .map(it -> "'/v1" + it.path() + "'")
                .collect(Collectors.joining(", "));
    }

    private static Optional<Duration> lifetime(JsonObject body) {
        return body.object("output_expires_after").map(NewBatchRequest::seconds);
    }

    private static Duration seconds(JsonObject from) {
        from.only(Set.of("anchor", "seconds"));
        if (!from.requiredText("anchor").equals("created_at")) {
            throw invalid(
                    from.path("anchor"), "'" + from.path("anchor") + "' must be 'created_at'.");
        }
        return Duration.ofSeconds(
                from.integer("seconds").orElseThrow(() -> from.missing("seconds")));
    }

    private static Refusal invalid(String param, String message) {
        return new Refusal.InvalidInput(param, "invalid_value", message);
    }
}
