package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.shared.RandomId;
import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What every object of one answer begins with, and the words that the formats share. */
record AnswerHead(String id, long created, String model) {

    static AnswerHead of(ModelName asked, Instant now) {
        return new AnswerHead(
                "chatcmpl-" + RandomId.letters(24), now.getEpochSecond(), asked.value());
    }

    ObjectNode object(String kind) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", kind)
                .put("created", created)
                .put("model", model);
    }

    /** OpenAI's word for why the model ended. */
    static String finishReason(String stopReason) {
        return switch (stopReason) {
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "tool_use" -> "tool_calls";
            case "guardrail_intervened", "content_filtered" -> "content_filter";
            default -> "stop";
        };
    }
}
