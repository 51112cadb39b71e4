package dev.tunegate.providers.completion;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Chats' answers as OpenAI's {@code text_completion}. */
final class CompletionJson {

    private static final List<String> COUNTS =
            List.of("prompt_tokens", "completion_tokens", "total_tokens");

    private CompletionJson() {}

    /** One completion of what was answered to each prompt, in the order of the prompts. */
    static ObjectNode of(List<JsonNode> answers) {
        var completion = head(answers.getFirst());
        var choices = completion.putArray("choices");
        for (var answer : answers) {
            for (var choice : answer.path("choices")) {
                var text = choice.path("message").path("content").asString("");
                choices.add(choice(text, choices.size(), choice));
            }
        }
        var usage = completion.putObject("usage");
        for (var count : COUNTS) {
            usage.put(
                    count,
                    answers.stream().mapToLong(it -> it.path("usage").path(count).asLong(0)).sum());
        }
        return completion;
    }

    /** A piece of a streamed answer; empty if it says nothing that a completion has. */
    static Optional<ObjectNode> ofChunk(JsonNode chunk) {
        var piece = head(chunk);
        var choices = piece.putArray("choices");
        for (var choice : chunk.path("choices")) {
            var text = choice.path("delta").path("content").asString("");
            if (!text.isEmpty() || choice.path("finish_reason").isString()) {
                choices.add(choice(text, choice.path("index").asInt(0), choice));
            }
        }
        boolean counted = chunk.path("usage").isObject();
        if (chunk.has("usage")) {
            piece.set("usage", chunk.get("usage"));
        }
        return choices.isEmpty() && !counted ? Optional.empty() : Optional.of(piece);
    }

    private static ObjectNode head(JsonNode chat) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("id", chat.path("id").asString("").replaceFirst("^chatcmpl-", "cmpl-"))
                .put("object", "text_completion")
                .put("created", chat.path("created").asLong(0))
                .put("model", chat.path("model").asString(""));
    }

    private static ObjectNode choice(String text, int index, JsonNode chat) {
        var choice = JsonMapper.shared().createObjectNode();
        choice.put("text", text).put("index", index).putNull("logprobs");
        choice.set("finish_reason", chat.path("finish_reason"));
        return choice;
    }
}
