package dev.tunegate.providers.openaiwire.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The older completions, and embeddings: the server repeats prompts, and measures texts. */
final class TextApi {

    static boolean concerns(String path) {
        return path.equals("/completions") || path.equals("/embeddings");
    }

    WireResponse handle(WireRequest request) {
        var asked = JsonMapper.shared().readTree(request.body());
        var model = asked.path("model").asString("");
        if (model.startsWith("unknown")) {
            return WireResponse.error(
                    404, "model_not_found", "model", "The model '" + model + "' does not exist.");
        }
        return request.path().equals("/completions")
                ? completion(model, asked)
                : embeddings(model, asked);
    }

    private static WireResponse completion(String model, JsonNode asked) {
        var prompts =
                asked.path("prompt").isArray()
                        ? asked.path("prompt")
                        : List.of(asked.path("prompt"));
        if (asked.path("stream").asBoolean(false)) {
            return streamed(model, asked.path("prompt").asString(""));
        }
        var answer = head(model);
        var choices = answer.putArray("choices");
        for (var prompt : prompts) {
            var text = "You wrote: " + prompt.asString("");
            choices.add(choice(text, choices.size()).put("finish_reason", "stop"));
        }
        answer.putObject("usage")
                .put("prompt_tokens", 9)
                .put("completion_tokens", 3)
                .put("total_tokens", 12);
        return WireResponse.json(answer);
    }

    private static WireResponse streamed(String model, String prompt) {
        var pieces = new ArrayList<String>();
        for (var word : ("You wrote: " + prompt).splitWithDelimiters(" ", 0)) {
            var chunk = head(model);
            chunk.putArray("choices").add(choice(word, 0).putNull("finish_reason"));
            pieces.add("data: " + chunk + "\n\n");
        }
        var end = head(model);
        end.putArray("choices").add(choice("", 0).put("finish_reason", "stop"));
        pieces.add("data: " + end + "\n\n");
        pieces.add("data: [DONE]\n\n");
        return new WireResponse(200, "text/event-stream", Map.of(), List.copyOf(pieces));
    }

    private static ObjectNode choice(String text, int index) {
        var choice = JsonNodeFactory.instance.objectNode();
        return choice.put("text", text).put("index", index).putNull("logprobs");
    }

    private static ObjectNode head(String model) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "cmpl-wire")
                .put("object", "text_completion")
                .put("created", 1_768_471_200)
                .put("model", model);
    }

    private static WireResponse embeddings(String model, JsonNode asked) {
        var input = asked.path("input");
        var answer = JsonNodeFactory.instance.objectNode().put("object", "list");
        var data = answer.putArray("data");
        for (var text : input.isArray() ? input : List.of(input)) {
            var each = data.addObject().put("object", "embedding").put("index", data.size() - 1);
            each.putArray("embedding").add(0.6).add(0.8).add(0.0 * text.asString("").length());
        }
        answer.put("model", model);
        answer.putObject("usage").put("prompt_tokens", 5).put("total_tokens", 5);
        return WireResponse.json(answer);
    }
}
