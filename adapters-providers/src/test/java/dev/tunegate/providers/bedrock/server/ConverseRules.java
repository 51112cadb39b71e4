package dev.tunegate.providers.bedrock.server;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What Converse checks before a model is asked (API reference, seen 2026-11-21). */
final class ConverseRules {

    private ConverseRules() {}

    static Optional<String> problem(JsonNode asked) {
        var turns = asked.path("messages");
        var expected = "user";
        boolean tools = false;
        for (var turn : turns) {
            if (!turn.path("role").asString("").equals(expected)) {
                return Optional.of(
                        "A conversation must alternate between user and assistant roles: messages");
            }
            expected = expected.equals("user") ? "assistant" : "user";
            for (var block : turn.path("content")) {
                if (block.path("text").isString() && block.path("text").stringValue().isBlank()) {
                    return Optional.of("The text field in the ContentBlock object is blank.");
                }
                tools |= block.has("toolUse") || block.has("toolResult");
            }
        }
        if (turns.isEmpty()) {
            return Optional.of("A conversation must start with a user message: messages");
        }
        if (tools && !asked.has("toolConfig")) {
            return Optional.of("The toolConfig field must be defined when using toolUse blocks.");
        }
        var temperature = asked.path("inferenceConfig").path("temperature");
        return temperature.isNumber() && temperature.asDouble() > 1
                ? Optional.of("Value at 'inferenceConfig.temperature' must be at most 1")
                : Optional.empty();
    }
}
