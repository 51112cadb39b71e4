package dev.tunegate.providers.vertex;

import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Translates the messages of a chat: instructions at the start become {@code systemInstruction},
 * all others {@code contents}, in which the same side never speaks twice in a row.
 */
final class Turns {

    private static final String USER = "user";
    private static final String MODEL = "model";

    private final ObjectNode gemini;
    private final ArrayNode contents;

    /** The functions that were called, by the ids of their calls. */
    private final Map<String, String> called = new HashMap<>();

    private @Nullable ArrayNode parts;
    private String side = "";

    private Turns(ObjectNode gemini) {
        this.gemini = gemini;
        this.contents = gemini.putArray("contents");
    }

    static void write(JsonNode asked, ObjectNode gemini) {
        var messages = asked.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            throw new Rejected(
                    400,
                    "messages",
                    "missing_required_parameter",
                    "messages needs at least one message.");
        }
        var turns = new Turns(gemini);
        for (int i = 0; i < messages.size(); i++) {
            turns.message(messages.path(i), "messages[" + i + "]");
        }
        if (turns.contents.isEmpty()) {
            throw new Rejected(
                    400, "messages", null, "Gemini needs a message besides the instructions.");
        }
    }

    private void message(JsonNode message, String path) {
        if (!Asked.isAbsent(message.path("name")) && !role(message).equals("tool")) {
            throw Rejections.unknown(path + ".name", "Gemini knows no names of speakers");
        }
        switch (role(message)) {
            case "system", "developer" -> instruction(message, path);
            case "user" -> Parts.add(message.path("content"), path + ".content", turn(USER));
            case "assistant" -> assistant(message, path);
            case "tool" -> result(message, path);
            default ->
                    throw Rejections.wrong(
                            path + ".role", "system, developer, user, assistant or tool");
        }
    }

    private static String role(JsonNode message) {
        return message.path("role").asString("");
    }

    private void instruction(JsonNode message, String path) {
        if (!contents.isEmpty()) {
            throw Rejections.unknown(
                    path + ".role", "Gemini takes instructions before all other messages only");
        }
        var instruction =
                gemini.path("systemInstruction") instanceof ObjectNode begun
                        ? begun
                        : gemini.putObject("systemInstruction");
        var into =
                instruction.path("parts") instanceof ArrayNode begun
                        ? begun
                        : instruction.putArray("parts");
        Parts.addTexts(message.path("content"), path + ".content", into);
    }

    private void assistant(JsonNode message, String path) {
        if (!Asked.isAbsent(message.path("function_call"))) {
            throw Rejections.unknown(path + ".function_call", "use tool_calls");
        }
        if (!Asked.isAbsent(message.path("audio"))) {
            throw Rejections.unknown(path + ".audio", "answers are texts");
        }
        var into = turn(MODEL);
        if (!Asked.isAbsent(message.path("content"))) {
            Parts.addTexts(message.path("content"), path + ".content", into);
        }
        Lenient.text(message, "refusal").ifPresent(it -> into.addObject().put("text", it));
        var calls = message.path("tool_calls");
        for (int i = 0; i < calls.size(); i++) {
            call(calls.path(i), path + ".tool_calls[" + i + "]", into);
        }
        if (into.isEmpty()) {
            throw Rejections.wrong(path + ".content", "a text, where nothing is called");
        }
    }

    private void call(JsonNode call, String path, ArrayNode into) {
        var function = call.path("function");
        var name = Asked.text(function, "name", path + ".function");
        called.put(Asked.text(call, "id", path), name);
        var arguments =
                object(Asked.text(function, "arguments", path + ".function"))
                        .orElseThrow(
                                () ->
                                        Rejections.wrong(
                                                path + ".function.arguments",
                                                "the text of a JSON object"));
        into.addObject().putObject("functionCall").put("name", name).set("args", arguments);
    }

    /** Carried as text, whatever it looks like: as in the training data. */
    private void result(JsonNode message, String path) {
        var id = Asked.text(message, "tool_call_id", path);
        var name = called.get(id);
        if (name == null) {
            throw new Rejected(
                    400,
                    path + ".tool_call_id",
                    "invalid_value",
                    "'" + path + ".tool_call_id' names no call that was made before.");
        }
        turn(USER)
                .addObject()
                .putObject("functionResponse")
                .put("name", name)
                .putObject("response")
                .put("output", Parts.text(message.path("content"), path + ".content"));
    }

    private static Optional<ObjectNode> object(String text) {
        try {
            return JsonMapper.shared().readTree(text.isBlank() ? "{}" : text)
                            instanceof ObjectNode node
                    ? Optional.of(node)
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** Where the side's parts go: into what it has just said, if it was the last to speak. */
    private ArrayNode turn(String who) {
        if (parts == null || !side.equals(who)) {
            side = who;
            parts = contents.addObject().put("role", who).putArray("parts");
        }
        return parts;
    }
}
