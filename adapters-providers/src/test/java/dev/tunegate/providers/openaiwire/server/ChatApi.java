package dev.tunegate.providers.openaiwire.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chat completions: the server repeats what it was told last; word for word, where it is to answer
 * in a shape.
 */
final class ChatApi {

    WireResponse handle(WireRequest request) {
        JsonNode asked = JsonMapper.shared().readTree(request.body());
        var model = asked.path("model").asString("");
        if (model.startsWith("unknown")) {
            return WireResponse.error(
                    404, "model_not_found", "model", "The model '" + model + "' does not exist.");
        }
        var last = asked.path("messages").path(asked.path("messages").size() - 1);
        var said = last.path("content").asString("");
        if (asked.at("/response_format/type").asString("").equals("json_schema")) {
            return said.startsWith("Refuse") ? refusal(model) : whole(model, said);
        }
        var text = "You said: " + said;
        if (asked.path("stream").asBoolean(false)) {
            boolean usage = asked.at("/stream_options/include_usage").asBoolean(false);
            return stream(model, text, usage);
        }
        var tool = asked.at("/tools/0/function/name").asString("");
        boolean calls = !tool.isEmpty() && text.contains("Call the tool");
        return calls ? call(model, tool) : whole(model, text);
    }

    private static WireResponse whole(String model, String text) {
        var answer = head("chat.completion", model);
        var choice = answer.putArray("choices").addObject();
        choice.put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", text)
                .putNull("refusal");
        choice.put("finish_reason", "stop");
        choice.putNull("logprobs");
        putUsage(answer);
        return WireResponse.json(answer);
    }

    private static WireResponse refusal(String model) {
        var answer = head("chat.completion", model);
        var choice = answer.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", "stop").putNull("logprobs");
        choice.putObject("message")
                .put("role", "assistant")
                .putNull("content")
                .put("refusal", "I will not judge that.");
        putUsage(answer);
        return WireResponse.json(answer);
    }

    private static WireResponse call(String model, String tool) {
        var answer = head("chat.completion", model);
        var choice = answer.putArray("choices").addObject();
        choice.put("index", 0);
        var message = choice.putObject("message");
        message.put("role", "assistant").putNull("content").putNull("refusal");
        var call = message.putArray("tool_calls").addObject();
        call.put("id", "call_wire1").put("type", "function");
        call.putObject("function").put("name", tool).put("arguments", "{\"city\":\"Paris\"}");
        choice.put("finish_reason", "tool_calls");
        choice.putNull("logprobs");
        putUsage(answer);
        return WireResponse.json(answer);
    }

    private static void putUsage(ObjectNode answer) {
        answer.putObject("usage")
                .put("prompt_tokens", 9)
                .put("completion_tokens", 3)
                .put("total_tokens", 12);
    }

    private static WireResponse stream(String model, String text, boolean usage) {
        var pieces = new ArrayList<String>();
        for (var word : text.splitWithDelimiters(" ", 0)) {
            var chunk = head("chat.completion.chunk", model);
            var choice = chunk.putArray("choices").addObject();
            choice.put("index", 0).putNull("finish_reason");
            choice.putObject("delta").put("content", word);
            pieces.add(event(chunk));
        }
        var end = head("chat.completion.chunk", model);
        end.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", "stop")
                .putObject("delta");
        pieces.add(event(end));
        if (usage) {
            var last = head("chat.completion.chunk", model);
            last.putArray("choices");
            putUsage(last);
            pieces.add(event(last));
        }
        pieces.add("data: [DONE]\n\n");
        return new WireResponse(200, "text/event-stream", Map.of(), List.copyOf(pieces));
    }

    private static String event(ObjectNode chunk) {
        return "data: " + JsonMapper.shared().writeValueAsString(chunk) + "\n\n";
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
