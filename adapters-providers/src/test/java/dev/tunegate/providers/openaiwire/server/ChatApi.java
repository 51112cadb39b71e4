package dev.tunegate.providers.openaiwire.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Chat completions: the server repeats what it was told last. */
final class ChatApi {

    WireResponse handle(WireRequest request) {
        JsonNode asked = JsonMapper.shared().readTree(request.body());
        var model = asked.path("model").asString("");
        if (model.startsWith("unknown")) {
            return WireResponse.error(
                    404, "model_not_found", "model", "The model '" + model + "' does not exist.");
        }
        var last = asked.path("messages").path(asked.path("messages").size() - 1);
        var text = "You said: " + last.path("content").asString("");
        return asked.path("stream").asBoolean(false) ? stream(model, text) : whole(model, text);
    }

    private static WireResponse whole(String model, String text) {
        var answer = head("chat.completion", model);
        var choice = answer.putArray("choices").addObject();
        choice.put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", text)
                .putNull("refusal");
        choice.put("finish_reason", "stop").putNull("logprobs");
        answer.putObject("usage")
                .put("prompt_tokens", 9)
                .put("completion_tokens", 3)
                .put("total_tokens", 12);
        return WireResponse.json(answer);
    }

    private static WireResponse stream(String model, String text) {
        var pieces = new ArrayList<String>();
        for (var word : text.splitWithDelimiters(" ", 0)) {
            var chunk = head("chat.completion.chunk", model);
            var choice = chunk.putArray("choices").addObject();
            choice.put("index", 0);
            choice.putObject("delta").put("content", word);
            pieces.add("data: " + JsonMapper.shared().writeValueAsString(chunk) + "\n\n");
        }
        pieces.add("data: [DONE]\n\n");
        return new WireResponse(200, "text/event-stream", Map.of(), List.copyOf(pieces));
    }

    private static ObjectNode head(String object, String model) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", "chatcmpl-wire");
        node.put("object", object);
        node.put("created", 1_768_471_200);
        node.put("model", model);
        return node;
    }
}
