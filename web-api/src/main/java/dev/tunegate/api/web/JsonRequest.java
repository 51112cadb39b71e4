package dev.tunegate.api.web;

import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request's JSON body, read with a limit and told apart by its content. */
public final class JsonRequest {

    private static final int MOST_BYTES = 1 << 20;

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    private JsonRequest() {}

    /**
     * @throws Refusal.InvalidInput if the body is no JSON object, with the place
     * @throws Refusal.TooLarge if it has more than 1 MiB
     */
    public static JsonObject read(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refusal.TooLarge(
                    "body", "request_too_large", "A request's JSON has at most 1 MiB.");
        }
        return new JsonObject("", parse(bytes));
    }

    private static ObjectNode parse(byte[] bytes) {
        if (bytes.length == 0) {
            throw invalid("The request has no body; a JSON object was expected.");
        }
        try {
            if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            var at = e.getLocation();
            var where =
                    at == null
                            ? ""
                            : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
            throw invalid("The body of the request is not valid JSON" + where + ".");
        }
        throw invalid("The body of the request must be a JSON object.");
    }

    private static Refusal invalid(String message) {
        return new Refusal.InvalidInput(null, "invalid_json", message);
    }

    /** SHA-256 over the members in the order of their names, without white space; hex. */
    public static String fingerprint(JsonObject body) {
        try {
            var canonical = MAPPER.writeValueAsBytes(sorted(body.node()));
            var digest = MessageDigest.getInstance("SHA-256").digest(canonical);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Object sorted(JsonNode node) {
        if (node.isObject()) {
            var members = new TreeMap<String, Object>();
            node.properties().forEach(it -> members.put(it.getKey(), sorted(it.getValue())));
            return members;
        }
        if (node.isArray()) {
            return node.valueStream().map(JsonRequest::sorted).toList();
        }
        return node;
    }
}
