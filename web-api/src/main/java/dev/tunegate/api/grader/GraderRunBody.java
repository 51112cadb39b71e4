package dev.tunegate.api.grader;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.application.grader.GraderRun;
import dev.tunegate.domain.grader.GraderErrors;
import dev.tunegate.domain.grader.GraderFlag;
import dev.tunegate.domain.grader.TokenUsage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of a grader, in OpenAI's format. */
record GraderRunBody(
        double reward,
        @JsonProperty("sub_rewards") Map<String, Double> subRewards,
        @JsonProperty("model_grader_token_usage_per_model") Map<String, UsageBody> usage,
        Metadata metadata) {

    /**
     * How the grader went about it.
     *
     * @param tokenUsage all tokens together: an integer to typed clients, an object in OpenAI's own
     *     example; the split is in the map by models
     */
    record Metadata(
            String name,
            String type,
            Map<String, @Nullable Object> errors,
            @JsonProperty("execution_time") double executionTime,
            Map<String, Double> scores,
            @JsonProperty("token_usage") @Nullable Long tokenUsage,
            @JsonProperty("sampled_model_name") @Nullable String sampledModelName) {}

    /** The tokens of one model. */
    record UsageBody(
            @JsonProperty("prompt_tokens") long prompt,
            @JsonProperty("completion_tokens") long completion,
            @JsonProperty("total_tokens") long total,
            @JsonProperty("cached_tokens") long cached) {

        static UsageBody of(TokenUsage usage) {
            return new UsageBody(
                    usage.prompt(), usage.completion(), usage.total(), usage.cached());
        }
    }

    static GraderRunBody of(GraderRun run) {
        var result = run.result();
        var usage = new LinkedHashMap<String, UsageBody>();
        result.usage().forEach((model, tokens) -> usage.put(model, UsageBody.of(tokens)));
        return new GraderRunBody(
                result.reward(),
                result.subRewards(),
                usage,
                new Metadata(
                        run.grader().name(),
                        run.grader().type(),
                        errors(result.errors()),
                        run.took().toNanos() / 1e9,
                        result.subRewards(),
                        result.tokens().orElse(null),
                        result.sampledModel().orElse(null)));
    }

    private static Map<String, @Nullable Object> errors(GraderErrors errors) {
        var body = new HashMap<String, @Nullable Object>();
        for (var flag : GraderFlag.values()) {
            body.put(flag.word(), errors.flags().contains(flag));
        }
        body.put(
                "python_grader_server_error_type", errors.pythonServerErrorType().orElse(null));
        body.put(
                "python_grader_runtime_error_details",
                errors.pythonRuntimeDetails().orElse(null));
        body.put("model_grader_server_error_details", errors.modelServerDetails().orElse(null));
        return body;
    }
}
