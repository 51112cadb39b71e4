package dev.tunegate.providers.openaiwire.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the server answers.
 *
 * @param pieces sent one after the other; more than one makes a chunked stream
 */
record WireResponse(
        int status, String contentType, Map<String, String> headers, List<String> pieces) {

    static WireResponse json(JsonNode body) {
        return json(200, body);
    }

    static WireResponse json(int status, JsonNode body) {
        return text(status, "application/json", JsonMapper.shared().writeValueAsString(body));
    }

    static WireResponse text(int status, String contentType, String body) {
        return new WireResponse(status, contentType, Map.of(), List.of(body));
    }

    static WireResponse error(int status, String code, String param, String message) {
        var body = JsonNodeFactory.instance.objectNode();
        var error = body.putObject("error");
        error.put("message", message);
        error.put("type", "invalid_request_error");
        error.put("param", param.isEmpty() ? null : param);
        error.put("code", code);
        return json(status, body);
    }

    byte[] whole() {
        return String.join("", pieces).getBytes(StandardCharsets.UTF_8);
    }
}
