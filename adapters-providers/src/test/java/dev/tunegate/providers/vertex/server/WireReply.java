package dev.tunegate.providers.vertex.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer of the server.
 *
 * @param bytes of the body; below 0 where it comes in pieces
 * @param json what was answered, where it is JSON
 */
record WireReply(int status, Map<String, String> headers, long bytes, Body body, JsonNode json) {

    /** Gives the body when it is sent. */
    @FunctionalInterface
    interface Body {
        InputStream open() throws IOException;
    }

    private static final JsonNode NONE = JsonMapper.shared().missingNode();

    static WireReply json(JsonNode json) {
        return json(200, json);
    }

    static WireReply json(int status, JsonNode json) {
        var bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        return new WireReply(
                status,
                Map.of("content-type", "application/json; charset=UTF-8"),
                bytes.length,
                () -> new ByteArrayInputStream(bytes),
                json);
    }

    static WireReply empty(int status) {
        return new WireReply(status, Map.of(), 0, InputStream::nullInputStream, NONE);
    }

    static WireReply bytes(int status, String type, long count, Body body) {
        return new WireReply(status, Map.of("content-type", type), count, body, NONE);
    }

    /** Server-sent events as Google writes them. */
    static WireReply events(Iterable<JsonNode> events) {
        var text = new StringBuilder();
        events.forEach(it -> text.append("data: ").append(it).append("\r\n\r\n"));
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return new WireReply(
                200,
                Map.of("content-type", "text/event-stream"),
                -bytes.length,
                () -> new ByteArrayInputStream(bytes),
                NONE);
    }

    /** An error in Google's shape. */
    static WireReply error(int code, String status, String message) {
        return json(code, errorBody(code, status, message));
    }

    static ObjectNode errorBody(int code, String status, String message) {
        var body = JsonMapper.shared().createObjectNode();
        body.putObject("error").put("code", code).put("message", message).put("status", status);
        return body;
    }

    /** The request is wrong, and Google says where. */
    static WireReply invalid(String field, String message) {
        var body = errorBody(400, "INVALID_ARGUMENT", message);
        var detail = body.withObject("/error").putArray("details").addObject();
        detail.put("@type", "type.googleapis.com/google.rpc.BadRequest");
        detail.putArray("fieldViolations")
                .addObject()
                .put("field", field)
                .put("description", message);
        return json(400, body);
    }

    WireReply and(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new WireReply(status, more, bytes, body, json);
    }
}
