package dev.tunegate.providers.bedrock.server;

import dev.tunegate.providers.bedrock.server.WireAnswer.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converse and ConverseStream: the model repeats what it was told last, or calls the first tool
 * with it where it must.
 */
final class ConverseApi {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ModelsApi models;
    private String exception = "";

    ConverseApi(ModelsApi models) {
        this.models = models;
    }

    /** From now on streams end in the middle with this exception. */
    synchronized void breakStreams(String name) {
        exception = name;
    }

    synchronized WireAnswer handle(WireCall call) throws IOException {
        var model = call.segmentAfter("/model/");
        boolean known =
                model.matches("[a-z]+\\.[a-z0-9-]+(-v[0-9]+)?(:[0-9])?") || models.serves(model);
        if (!known) {
            return WireAnswer.error(
                    404, "ResourceNotFoundException", "The model " + model + " is not found.");
        }
        var asked = call.json();
        var wrong = ConverseRules.problem(asked);
        if (wrong.isPresent()) {
            return WireAnswer.error(400, "ValidationException", wrong.get());
        }
        return call.path().endsWith("/converse-stream") ? stream(asked) : whole(asked);
    }

    private static String told(JsonNode asked) {
        var turns = asked.path("messages");
        var content = turns.path(turns.size() - 1).path("content");
        for (var block : content) {
            if (block.has("text")) {
                return block.path("text").asString("");
            }
            if (block.has("toolResult")) {
                return block.path("toolResult").path("content").path(0).path("text").asString("");
            }
        }
        return "a picture";
    }

    private static Optional<String> tool(JsonNode asked) {
        var config = asked.path("toolConfig");
        var choice = config.path("toolChoice");
        var named = choice.path("tool").path("name").asString("");
        if (!named.isEmpty()) {
            return Optional.of(named);
        }
        return choice.has("any")
                ? Optional.of(
                        config.path("tools").path(0).path("toolSpec").path("name").asString(""))
                : Optional.empty();
    }

    private static ObjectNode usage() {
        var usage = JsonNodeFactory.instance.objectNode();
        usage.put("inputTokens", 9).put("outputTokens", 3).put("totalTokens", 17);
        return usage.put("cacheReadInputTokens", 5).put("cacheWriteInputTokens", 0);
    }

    private static WireAnswer whole(JsonNode asked) {
        var body = JsonNodeFactory.instance.objectNode();
        var message = body.putObject("output").putObject("message").put("role", "assistant");
        var content = message.putArray("content");
        var tool = tool(asked);
        tool.ifPresentOrElse(
                it ->
                        content.addObject()
                                .putObject("toolUse")
                                .put("toolUseId", "tooluse_wire1")
                                .put("name", it)
                                .putObject("input")
                                .put("echo", told(asked)),
                () -> content.addObject().put("text", "You said: " + told(asked)));
        body.put("stopReason", tool.isPresent() ? "tool_use" : "end_turn");
        body.set("usage", usage());
        body.putObject("metrics").put("latencyMs", 7);
        return WireAnswer.json(200, body);
    }

    private WireAnswer stream(JsonNode asked) throws IOException {
        var frames = new ArrayList<byte[]>();
        frames.add(event("messageStart", "{\"role\":\"assistant\"}"));
        var tool = tool(asked);
        if (tool.isPresent()) {
            frames.add(
                    event(
                            "contentBlockStart",
                            "{\"contentBlockIndex\":0,\"start\":{\"toolUse\":{\"toolUseId\":"
                                    + "\"tooluse_wire1\",\"name\":\""
                                    + tool.get()
                                    + "\"}}}"));
            frames.add(call("{\"echo\":"));
            frames.add(call(JSON.writeValueAsString(told(asked)) + "}"));
        } else {
            for (var word : ("You said: " + told(asked)).splitWithDelimiters(" ", 0)) {
                frames.add(piece(word));
            }
        }
        if (exception.isEmpty()) {
            frames.addAll(end(tool.isPresent()));
        } else {
            frames.add(
                    frame("exception", ":exception-type", exception, "{\"message\":\"Enough.\"}"));
        }
        return new WireAnswer(
                200,
                Map.of("content-type", "application/vnd.amazon.eventstream"),
                new Content.Pieces(frames));
    }

    private static List<byte[]> end(boolean called) throws IOException {
        var metadata = JsonNodeFactory.instance.objectNode();
        metadata.set("usage", usage());
        return List.of(
                event("contentBlockStop", "{\"contentBlockIndex\":0}"),
                event(
                        "messageStop",
                        "{\"stopReason\":\"" + (called ? "tool_use" : "end_turn") + "\"}"),
                event("metadata", JSON.writeValueAsString(metadata)));
    }

    private static byte[] piece(String text) throws IOException {
        var delta = JsonNodeFactory.instance.objectNode().put("contentBlockIndex", 0);
        delta.putObject("delta").put("text", text);
        return event("contentBlockDelta", JSON.writeValueAsString(delta));
    }

    private static byte[] call(String input) throws IOException {
        var delta = JsonNodeFactory.instance.objectNode().put("contentBlockIndex", 0);
        delta.putObject("delta").putObject("toolUse").put("input", input);
        return event("contentBlockDelta", JSON.writeValueAsString(delta));
    }

    private static byte[] event(String type, String payload) throws IOException {
        return frame("event", ":event-type", type, payload);
    }

    private static byte[] frame(String kind, String typeHeader, String type, String payload)
            throws IOException {
        var headers =
                Map.of(
                        ":message-type",
                        HeaderValue.fromString(kind),
                        typeHeader,
                        HeaderValue.fromString(type),
                        ":content-type",
                        HeaderValue.fromString("application/json"));
        var bytes = new ByteArrayOutputStream();
        new Message(headers, payload.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .encode(bytes);
        return bytes.toByteArray();
    }
}
