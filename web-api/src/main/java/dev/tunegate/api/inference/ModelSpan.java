package dev.tunegate.api.inference;

import dev.tunegate.api.web.JsonRequest;
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
 * The model that a chat request names, and the bytes of the body that do so.
 *
 * @param start offset of the value's first byte, its quote
 * @param end offset behind its last byte, also a quote
 */
record ModelSpan(String model, long start, long end) {

    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final String MODEL = "model";

    /**
     * Reads the body to its end, in constant memory.
     *
     * @throws Refusal.InvalidInput if it is no JSON object in UTF-8, or does not name one model
     */
    static ModelSpan in(InputStream body) throws IOException {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            var first = parser.nextToken();
            if (first == null) {
                throw JsonRequest.missing();
            }
            if (first != JsonToken.START_OBJECT) {
                throw JsonRequest.notAnObject();
            }
            var span = read(parser);
            requireEnd(parser);
            return span.orElseThrow(
                    () ->
                            invalid(
                                    "missing_required_parameter",
                                    "The parameter 'model' is missing."));
        } catch (JacksonException e) {
            throw JsonRequest.malformed(e);
        }
    }

    /** Two names would be read as one or the other, depending on who reads. */
    private static Optional<ModelSpan> read(JsonParser parser) {
        Optional<ModelSpan> found = Optional.empty();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isModel = MODEL.equals(parser.currentName());
            var value = parser.nextToken();
            if (!isModel) {
                parser.skipChildren();
            } else if (found.isPresent()) {
                throw invalid("duplicate_parameter", "The parameter 'model' is given twice.");
            } else {
                found = Optional.of(span(parser, value));
            }
        }
        return found;
    }

    private static ModelSpan span(JsonParser parser, @Nullable JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            throw invalid("missing_required_parameter", "The parameter 'model' is missing.");
        }
        if (value != JsonToken.VALUE_STRING) {
            throw invalid("invalid_type", "'model' must be a string.");
        }
        long start = parser.currentTokenLocation().getByteOffset();
        var model = parser.getString();
        if (model.isEmpty()) {
            throw invalid("missing_required_parameter", "The parameter 'model' is empty.");
        }
        if (start < 0) {
            throw new Refusal.InvalidInput(null, "invalid_json", "JSON is sent in UTF-8.");
        }
        return new ModelSpan(model, start, parser.currentLocation().getByteOffset());
    }

    private static void requireEnd(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw new Refusal.InvalidInput(
                    null, "invalid_json", "The request's body goes on behind its JSON object.");
        }
    }

    private static Refusal invalid(String code, String message) {
        return new Refusal.InvalidInput(MODEL, code, message);
    }
}
