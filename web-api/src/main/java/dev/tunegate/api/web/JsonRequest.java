package dev.tunegate.api.web;

import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a request's body as one JSON object of bounded size. */
public final class JsonRequest {

    /** Far more than any request but an upload or a chat has. */
    private static final int MAX_BYTES = 1024 * 1024;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private JsonRequest() {}

    /**
     * @throws Refusal.InvalidInput if it is no JSON object, with the place where it goes wrong
     * @throws Refusal.TooLarge if it has more than 1 MiB
     */
    public static JsonObject read(HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var bytes = bytes(request);
        if (bytes.length == 0) {
            throw missing();
        }
        return JsonObject.of(objectIn(bytes));
    }

    /** The same where there need not be a body: none counts as an empty object. */
    public static JsonObject readOrEmpty(HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var bytes = bytes(request);
        return JsonObject.of(bytes.length == 0 ? JSON.createObjectNode() : objectIn(bytes));
    }

    private static byte[] bytes(HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        requireJson(request);
        var bytes = ClientStream.of(request).readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge(MAX_BYTES);
        }
        return bytes;
    }

    /**
     * An object that stands as text in a header, or in another object.
     *
     * @param path under which its members are named
     * @throws Refusal.InvalidInput if it is no JSON object
     */
    public static JsonObject in(String text, String path) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return JsonObject.of(object, path);
            }
        } catch (JacksonException e) {
            throw noObject(path);
        }
        throw noObject(path);
    }

    private static Refusal noObject(String path) {
        return new Refusal.InvalidInput(
                path, "invalid_json", "'" + path + "' is not a JSON object.");
    }

    private static ObjectNode objectIn(byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw notAnObject();
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    /** Clients that name no type at all are taken at their word. */
    public static void requireJson(HttpServletRequest request)
            throws HttpMediaTypeNotSupportedException {
        var type = request.getContentType();
        if (type != null) {
            var plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            if (!plain.equals("application/json") && !plain.endsWith("+json")) {
                throw new HttpMediaTypeNotSupportedException("not JSON");
            }
        }
    }

    public static Refusal missing() {
        return new Refusal.InvalidInput(
                null, "missing_body", "The request has no body; a JSON object is expected.");
    }

    public static Refusal notAnObject() {
        return new Refusal.InvalidInput(
                null, "invalid_type", "The request's body must be a JSON object.");
    }

    /** Names the place only: the parser's own words would quote what was sent. */
    public static Refusal malformed(JacksonException failure) {
        var at = failure.getLocation();
        var where =
                at == null || at.getLineNr() < 1
                        ? ""
                        : " Look at line " + at.getLineNr() + ", column " + at.getColumnNr() + ".";
        return new Refusal.InvalidInput(
                null, "invalid_json", "The request's body is not valid JSON." + where);
    }

    public static Refusal tooLarge(long limit) {
        return new Refusal.TooLarge(
                "body",
                "request_too_large",
                "The request's body has more than " + limit + " bytes.");
    }
}
