package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.provider.PublicWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.eventstream.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns the events of ConverseStream into the chunks of a streamed chat completion. */
final class ConverseChunks {

    private static final String CHUNK = "chat.completion.chunk";

    private final AnswerHead head;
    private final boolean usage;
    private final PublicWords text;
    private final Map<Integer, Integer> calls = new HashMap<>();
    private boolean hasEnded;
    private boolean isWhole;

    /**
     * @param usage whether the caller wants the usage, in a chunk of its own
     */
    ConverseChunks(AnswerHead head, boolean usage, PublicWords text) {
        this.head = head;
        this.usage = usage;
        this.text = text;
    }

    /** Whether nothing more will come: an error ends an answer. */
    boolean hasEnded() {
        return hasEnded;
    }

    /** Whether the model has said that it is done. */
    boolean isWhole() {
        return isWhole;
    }

    /** What the caller gets for this event, each one an event of ours. */
    List<ObjectNode> of(Message frame) {
        var kind = EventFrames.header(frame, ":message-type");
        if (!kind.equals("event")) {
            return List.of(failed(frame, kind));
        }
        var payload = JsonMapper.shared().readTree(frame.getPayload());
        var chunks = new ArrayList<ObjectNode>();
        switch (EventFrames.header(frame, ":event-type")) {
            case "messageStart" -> chunks.add(first());
            case "contentBlockStart" -> started(payload, chunks);
            case "contentBlockDelta" -> moved(payload, chunks);
            case "messageStop" -> chunks.add(ended(payload));
            case "metadata" -> used(payload, chunks);
            default -> {}
        }
        return chunks;
    }

    private ObjectNode first() {
        var delta = JsonNodeFactory.instance.objectNode();
        return chunk(delta.put("role", "assistant").put("content", ""));
    }

    private void started(JsonNode payload, List<ObjectNode> chunks) {
        var use = payload.path("start").path("toolUse");
        if (use.isObject()) {
            int index = calls.size();
            calls.put(payload.path("contentBlockIndex").asInt(0), index);
            var call = JsonNodeFactory.instance.objectNode().put("index", index);
            call.put("id", use.path("toolUseId").asString("")).put("type", "function");
            call.putObject("function")
                    .put("name", use.path("name").asString(""))
                    .put("arguments", "");
            chunks.add(called(call));
        }
    }

    private void moved(JsonNode payload, List<ObjectNode> chunks) {
        var delta = payload.path("delta");
        if (delta.has("text")) {
            var piece = JsonNodeFactory.instance.objectNode();
            chunks.add(chunk(piece.put("content", delta.path("text").asString(""))));
        }
        var index = calls.get(payload.path("contentBlockIndex").asInt(0));
        if (delta.has("toolUse") && index != null) {
            var call = JsonNodeFactory.instance.objectNode().put("index", index);
            call.putObject("function")
                    .put("arguments", delta.path("toolUse").path("input").asString(""));
            chunks.add(called(call));
        }
    }

    private ObjectNode called(ObjectNode call) {
        var delta = JsonNodeFactory.instance.objectNode();
        delta.putArray("tool_calls").add(call);
        return chunk(delta);
    }

    private ObjectNode ended(JsonNode payload) {
        isWhole = true;
        var chunk = chunk(JsonNodeFactory.instance.objectNode());
        var reason = AnswerHead.finishReason(payload.path("stopReason").asString(""));
        ((ObjectNode) chunk.path("choices").path(0)).put("finish_reason", reason);
        return chunk;
    }

    private void used(JsonNode payload, List<ObjectNode> chunks) {
        if (usage) {
            var chunk = head.object(CHUNK);
            chunk.putArray("choices");
            chunk.set("usage", ConverseUsage.of(payload.path("usage")));
            chunks.add(chunk);
        }
    }

    private ObjectNode chunk(ObjectNode delta) {
        var chunk = head.object(CHUNK);
        var choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.putNull("finish_reason");
        return chunk;
    }

    private ObjectNode failed(Message frame, String kind) {
        boolean exception = kind.equals("exception");
        var code = EventFrames.header(frame, exception ? ":exception-type" : ":error-code");
        var said = exception ? message(frame) : EventFrames.header(frame, ":error-message");
        return error(code, said);
    }

    private static String message(Message frame) {
        var payload = new String(frame.getPayload(), java.nio.charset.StandardCharsets.UTF_8);
        return payload.startsWith("{")
                ? JsonMapper.shared().readTree(payload).path("message").asString("")
                : "";
    }

    /** The end of an answer that will not be whole. */
    ObjectNode error(String code, String said) {
        hasEnded = true;
        var words = text.clean(said);
        var event = JsonNodeFactory.instance.objectNode();
        var error = event.putObject("error");
        error.put("message", words.isEmpty() ? "The provider's answer broke off." : words);
        error.put("type", code.startsWith("validation") ? "invalid_request_error" : "server_error");
        error.putNull("param");
        error.put("code", PublicWords.isWord(code) ? code : "provider_error");
        return event;
    }
}
