package dev.tunegate.api.inference;

import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The model that a chat request names, and the bytes of the body in which it does.
 *
 * @param start offset of the value's opening quote
 * @param end offset behind its closing quote
 */
record ModelSpan(String model, long start, long end) {

    private static final JsonFactory FACTORY = new JsonFactory();

    /**
     * Reads the whole body once, keeping nothing but the place.
     *
     * @throws Refusal.InvalidInput if it is no JSON object with one text member {@code model}
     */
    static ModelSpan in(InputStream body) throws IOException {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw invalid(null, "invalid_json", "The body must be a JSON object.");
            }
            return read(parser)
                    .orElseThrow(
                            () ->
                                    invalid(
                                            "model",
                                            "missing_required_parameter",
                                            "Missing required parameter: 'model'."));
        } catch (JacksonException e) {
            var at = e.getLocation();
            var where =
                    at == null
                            ? ""
                            : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
            throw invalid(
                    null,
                    "invalid_json",
                    "The body of the request is not valid JSON" + where + ".");
        }
    }

    private static Optional<ModelSpan> read(JsonParser parser) {
        Optional<ModelSpan> found = Optional.empty();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            var value = parser.nextToken();
            if (name.equals("model")) {
                if (found.isPresent()) {
                    throw invalid("model", "invalid_value", "'model' is given twice.");
                }
                found = Optional.of(span(parser, value));
            } else {
                parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw invalid(null, "invalid_json", "There is something behind the JSON object.");
        }
        return found;
    }

    private static ModelSpan span(JsonParser parser, @Nullable JsonToken value) {
        if (value != JsonToken.VALUE_STRING) {
            throw invalid("model", "invalid_type", "Invalid type for 'model': expected a string.");
        }
        long start = parser.currentTokenLocation().getByteOffset();
        var model = parser.getString();
        return new ModelSpan(model, start, parser.currentLocation().getByteOffset());
    }

    private static Refusal invalid(@Nullable String param, String code, String message) {
        return new Refusal.InvalidInput(param, code, message);
    }
}
