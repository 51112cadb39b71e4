package dev.tunegate.providers.bedrock;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A whole answer of Converse as a chat completion. */
final class ConverseAnswer {

    private ConverseAnswer() {}

    static ObjectNode completion(JsonNode answer, AnswerHead head) {
        var completion = head.object("chat.completion");
        var choice = completion.putArray("choices").addObject().put("index", 0);
        choice.set("message", message(answer.path("output").path("message").path("content")));
        choice.putNull("logprobs");
        choice.put(
                "finish_reason", AnswerHead.finishReason(answer.path("stopReason").asString("")));
        completion.set("usage", ConverseUsage.of(answer.path("usage")));
        return completion;
    }

    private static ObjectNode message(JsonNode blocks) {
        var text = new StringBuilder();
        var calls = JsonNodeFactory.instance.arrayNode();
        boolean said = false;
        for (var block : blocks) {
            if (block.has("text")) {
                text.append(block.path("text").asString(""));
                said = true;
            }
            if (block.has("toolUse")) {
                call(block.path("toolUse"), calls);
            }
        }
        var message = JsonNodeFactory.instance.objectNode().put("role", "assistant");
        message.put("content", said ? text.toString() : null);
        message.putNull("refusal");
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
        }
        return message;
    }

    private static void call(JsonNode use, ArrayNode calls) {
        var call = calls.addObject();
        call.put("id", use.path("toolUseId").asString(""));
        call.put("type", "function");
        call.putObject("function")
                .put("name", use.path("name").asString(""))
                .put("arguments", JsonMapper.shared().writeValueAsString(use.path("input")));
    }
}
