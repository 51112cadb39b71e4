package dev.tunegate.providers.bedrock;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an answer used, as OpenAI counts it: what came from a cache is a part of the prompt. */
final class ConverseUsage {

    private ConverseUsage() {}

    static ObjectNode of(JsonNode usage) {
        long cached = usage.path("cacheReadInputTokens").asLong(0);
        long prompt =
                usage.path("inputTokens").asLong(0)
                        + cached
                        + usage.path("cacheWriteInputTokens").asLong(0);
        long completion = usage.path("outputTokens").asLong(0);
        var made = JsonNodeFactory.instance.objectNode();
        made.put("prompt_tokens", prompt);
        made.put("completion_tokens", completion);
        made.put("total_tokens", prompt + completion);
        made.putObject("prompt_tokens_details").put("cached_tokens", cached);
        return made;
    }
}
