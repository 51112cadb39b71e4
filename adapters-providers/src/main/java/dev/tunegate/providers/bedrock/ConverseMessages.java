package dev.tunegate.providers.bedrock;

import java.util.Base64;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The messages of a chat as Converse takes them: the system's words apart, the others by turns of
 * user and assistant, where several messages of one side become one turn.
 */
final class ConverseMessages {

    private static final Set<String> MEMBERS =
            Set.of("role", "content", "tool_calls", "tool_call_id");
    private static final Set<String> PICTURES = Set.of("png", "jpeg", "gif", "webp");

    private final ArrayNode system = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode turns = JsonNodeFactory.instance.arrayNode();

    private ConverseMessages() {}

    static void add(JsonNode messages, ObjectNode body) {
        if (!messages.isArray() || messages.isEmpty()) {
            throw Refused.invalid("messages", "a list with at least one message");
        }
        var made = new ConverseMessages();
        for (int i = 0; i < messages.size(); i++) {
            made.message(messages.get(i), "messages[" + i + "]");
        }
        if (!made.system.isEmpty()) {
            body.set("system", made.system);
        }
        body.set("messages", made.turns);
    }

    private void message(JsonNode message, String path) {
        message.properties().stream()
                .filter(it -> !MEMBERS.contains(it.getKey()) && !it.getValue().isNull())
                .findFirst()
                .ifPresent(
                        it -> {
                            throw Refused.unsupported(
                                    path + "." + it.getKey(), "Converse has nothing like it.");
                        });
        switch (message.path("role").asString("")) {
            case "system", "developer" -> system(message, path);
            case "user" -> parts(message.path("content"), turn("user"), path + ".content");
            case "assistant" -> assistant(message, path);
            case "tool" -> tool(message, path);
            default ->
                    throw Refused.invalid(
                            path + ".role", "system, developer, user, assistant or tool");
        }
    }

    private void system(JsonNode message, String path) {
        if (!turns.isEmpty()) {
            throw Refused.unsupported(
                    path + ".role", "there the system speaks before everybody else.");
        }
        parts(message.path("content"), system, path + ".content");
    }

    private void assistant(JsonNode message, String path) {
        var content = message.path("content");
        var turn = turn("assistant");
        if (!content.isNull() && !content.isMissingNode() && !content.asString("-").isEmpty()) {
            parts(content, turn, path + ".content");
        }
        var calls = message.path("tool_calls");
        for (int i = 0; i < calls.size(); i++) {
            call(calls.get(i), turn, path + ".tool_calls[" + i + "]");
        }
    }

    private static void call(JsonNode call, ArrayNode turn, String path) {
        if (!call.path("type").asString("").equals("function")) {
            throw Refused.unsupported(path + ".type", "only functions can be called.");
        }
        var function = call.path("function");
        turn.addObject()
                .putObject("toolUse")
                .put("toolUseId", call.path("id").asString(""))
                .put("name", function.path("name").asString(""))
                .set("input", arguments(function, path + ".function.arguments"));
    }

    private static JsonNode arguments(JsonNode function, String path) {
        var text = function.path("arguments").asString("");
        try {
            var read = JsonMapper.shared().readTree(text.isBlank() ? "{}" : text);
            if (read.isObject()) {
                return read;
            }
        } catch (JacksonException _) {
            // Said below: what is wrong with a model's own JSON helps nobody.
        }
        throw Refused.invalid(path, "a JSON object");
    }

    private void tool(JsonNode message, String path) {
        var result = turn("user").addObject().putObject("toolResult");
        result.put("toolUseId", message.path("tool_call_id").asString(""));
        parts(message.path("content"), result.putArray("content"), path + ".content");
    }

    /** The blocks of the turn that goes on, or of a new one. */
    private ArrayNode turn(String role) {
        int last = turns.size() - 1;
        if (last < 0 || !turns.get(last).path("role").asString("").equals(role)) {
            var turn = turns.addObject().put("role", role);
            return turn.putArray("content");
        }
        return (ArrayNode) turns.get(last).path("content");
    }

    private static void parts(JsonNode content, ArrayNode blocks, String path) {
        if (content.isString()) {
            blocks.addObject().put("text", content.stringValue());
            return;
        }
        if (!content.isArray()) {
            throw Refused.invalid(path, "a text or a list of parts");
        }
        for (int i = 0; i < content.size(); i++) {
            part(content.get(i), blocks, path + "[" + i + "]");
        }
    }

    private static void part(JsonNode part, ArrayNode blocks, String path) {
        switch (part.path("type").asString("")) {
            case "text" -> blocks.addObject().put("text", part.path("text").asString(""));
            case "image_url" ->
                    picture(part.path("image_url"), blocks.addObject(), path + ".image_url.url");
            default -> throw Refused.unsupported(path + ".type", "only texts and pictures.");
        }
    }

    /** The picture itself must be in the request: Bedrock fetches nothing. */
    private static void picture(JsonNode image, ObjectNode block, String path) {
        var url = image.path("url").asString("");
        int comma = url.indexOf(";base64,");
        if (!url.startsWith("data:image/") || comma < 0) {
            throw Refused.unsupported(path, "a picture must be a data: URL in Base64.");
        }
        var format = url.substring("data:image/".length(), comma).replace("jpg", "jpeg");
        if (!PICTURES.contains(format)) {
            throw Refused.invalid(path, "a PNG, JPEG, GIF or WebP picture");
        }
        var bytes = url.substring(comma + ";base64,".length());
        if (!isBase64(bytes)) {
            throw Refused.invalid(path, "Base64");
        }
        var made = block.putObject("image").put("format", format);
        made.putObject("source").put("bytes", bytes);
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
