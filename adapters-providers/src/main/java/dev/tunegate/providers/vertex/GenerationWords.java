package dev.tunegate.providers.vertex;

import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How an answer is to be made: {@code generationConfig} (API description v1, seen 2026-11-21). */
final class GenerationWords {

    /** As Google's own OpenAI-compatible endpoint translates them (seen 2026-11-21). */
    private static final Map<String, Integer> THINKING =
            Map.of("none", 0, "minimal", 0, "low", 1024, "medium", 8192, "high", 24576);

    private static final int MOST_STOPS = 5;

    private GenerationWords() {}

    static void write(JsonNode asked, ObjectNode gemini) {
        var config = JsonMapper.shared().createObjectNode();
        Asked.number(asked, "temperature").ifPresent(it -> config.put("temperature", it));
        Asked.number(asked, "top_p").ifPresent(it -> config.put("topP", it));
        length(asked, config);
        stop(asked.path("stop"), config);
        Asked.whole(asked, "n").ifPresent(it -> config.put("candidateCount", it));
        Asked.whole(asked, "seed").ifPresent(it -> config.put("seed", it));
        Asked.number(asked, "presence_penalty").ifPresent(it -> config.put("presencePenalty", it));
        Asked.number(asked, "frequency_penalty")
                .ifPresent(it -> config.put("frequencyPenalty", it));
        if (Asked.flag(asked, "logprobs")) {
            config.put("responseLogprobs", true);
            Asked.whole(asked, "top_logprobs").ifPresent(it -> config.put("logprobs", it));
        }
        format(asked.path("response_format"), config);
        thinking(asked.path("reasoning_effort"), config);
        if (!config.isEmpty()) {
            gemini.set("generationConfig", config);
        }
    }

    /** The newer word counts where both are there. */
    private static void length(JsonNode asked, ObjectNode config) {
        Asked.whole(asked, "max_completion_tokens")
                .or(() -> Asked.whole(asked, "max_tokens"))
                .ifPresent(it -> config.put("maxOutputTokens", it));
    }

    private static void stop(JsonNode stop, ObjectNode config) {
        if (Asked.isAbsent(stop)) {
            return;
        }
        var sequences = config.putArray("stopSequences");
        if (stop.isString()) {
            sequences.add(stop.stringValue());
            return;
        }
        for (var each : stop) {
            if (!each.isString()) {
                throw Rejections.wrong("stop", "a string or a list of strings");
            }
            sequences.add(each.stringValue());
        }
        if (!stop.isArray() || stop.size() > MOST_STOPS) {
            throw Rejections.wrong("stop", "a string or a list of at most 5 strings");
        }
    }

    private static void format(JsonNode format, ObjectNode config) {
        if (Asked.isAbsent(format)) {
            return;
        }
        switch (format.path("type").asString("")) {
            case "text" -> {}
            case "json_object" -> config.put("responseMimeType", "application/json");
            case "json_schema" -> {
                var schema = format.path("json_schema").path("schema");
                if (!schema.isObject()) {
                    throw Rejections.wrong("response_format.json_schema.schema", "an object");
                }
                config.put("responseMimeType", "application/json");
                config.set("responseJsonSchema", schema);
            }
            default ->
                    throw Rejections.unknown(
                            "response_format", "it is text, json_object or json_schema");
        }
    }

    private static void thinking(JsonNode effort, ObjectNode config) {
        if (Asked.isAbsent(effort)) {
            return;
        }
        var budget = THINKING.get(effort.asString(""));
        if (budget == null) {
            throw new Rejected(
                    400,
                    "reasoning_effort",
                    "invalid_value",
                    "'reasoning_effort' is none, minimal, low, medium or high.");
        }
        config.putObject("thinkingConfig").put("thinkingBudget", budget);
    }
}
