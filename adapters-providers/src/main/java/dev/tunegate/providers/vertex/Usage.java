package dev.tunegate.providers.vertex;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The tokens of a chat in OpenAI's words; what was thought counts as answered. */
final class Usage {

    private Usage() {}

    static ObjectNode of(JsonNode answer) {
        var counts = answer.path("usageMetadata");
        long thoughts = count(counts, "thoughtsTokenCount");
        long asked = count(counts, "promptTokenCount") + count(counts, "toolUsePromptTokenCount");
        long answered = count(counts, "candidatesTokenCount") + thoughts;
        var usage = JsonMapper.shared().createObjectNode();
        usage.put("prompt_tokens", asked);
        usage.put("completion_tokens", answered);
        usage.put("total_tokens", asked + answered);
        usage.putObject("prompt_tokens_details")
                .put("cached_tokens", count(counts, "cachedContentTokenCount"));
        usage.putObject("completion_tokens_details").put("reasoning_tokens", thoughts);
        return usage;
    }

    private static long count(JsonNode counts, String member) {
        return Lenient.whole(counts, member).orElse(0L);
    }
}
