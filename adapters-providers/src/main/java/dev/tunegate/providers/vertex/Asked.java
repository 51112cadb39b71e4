package dev.tunegate.providers.vertex;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads members of a caller's chat request, and refuses those that cannot be heeded. */
final class Asked {

    /** Members that are heeded, or that say nothing about the answer itself. */
    private static final Set<String> KNOWN =
            Set.of(
                    "model",
                    "messages",
                    "stream",
                    "stream_options",
                    "tools",
                    "tool_choice",
                    "temperature",
                    "top_p",
                    "max_tokens",
                    "max_completion_tokens",
                    "stop",
                    "n",
                    "seed",
                    "response_format",
                    "presence_penalty",
                    "frequency_penalty",
                    "logprobs",
                    "top_logprobs",
                    "reasoning_effort",
                    "user",
                    "safety_identifier",
                    "prompt_cache_key");

    /** Members that may be there as long as they ask for nothing. */
    private static final Map<String, Set<String>> HARMLESS =
            Map.of(
                    "store", Set.of("false"),
                    "parallel_tool_calls", Set.of("true"),
                    "service_tier", Set.of("\"auto\"", "\"default\""),
                    "modalities", Set.of("[\"text\"]"),
                    "logit_bias", Set.of("{}"),
                    "metadata", Set.of("{}"));

    private Asked() {}

    static void requireKnown(JsonNode asked) {
        for (var member : asked.properties()) {
            var name = member.getKey();
            boolean harmless =
                    member.getValue().isNull()
                            || KNOWN.contains(name)
                            || HARMLESS.getOrDefault(name, Set.of())
                                    .contains(member.getValue().toString());
            if (!harmless) {
                throw Rejections.unknown(name, "Gemini has no equivalent");
            }
        }
    }

    static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    static boolean flag(JsonNode node, String member) {
        var value = node.path(member);
        if (!isAbsent(value) && !value.isBoolean()) {
            throw Rejections.wrong(member, "true or false");
        }
        return value.asBoolean(false);
    }

    static Optional<BigDecimal> number(JsonNode asked, String member) {
        var value = asked.path(member);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isNumber()) {
            throw Rejections.wrong(member, "a number");
        }
        return value.decimalValueOpt();
    }

    static Optional<Integer> whole(JsonNode asked, String member) {
        var value = asked.path(member);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw Rejections.wrong(member, "a whole number below 2147483648");
        }
        return Optional.of(value.asInt());
    }

    /** A member that must be a text. */
    static String text(JsonNode node, String member, String path) {
        var value = node.path(member);
        if (!value.isString()) {
            throw Rejections.wrong(path + "." + member, "a string");
        }
        return value.stringValue();
    }
}
