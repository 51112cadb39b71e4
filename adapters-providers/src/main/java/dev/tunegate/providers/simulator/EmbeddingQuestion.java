package dev.tunegate.providers.simulator;

import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.provider.ProviderFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request for embeddings, read token by token: what is too much is refused before it fills the
 * memory.
 *
 * @param packed whether the vectors are wanted in Base64
 */
record EmbeddingQuestion(List<String> texts, int dimensions, boolean packed) {

    private static final int MOST_TEXTS = 2_048;

    /** In characters: roughly the 8,192 tokens of OpenAI's models. */
    private static final int MOST_LENGTH = 32_768;

    private static final int USUAL_DIMENSIONS = 256;
    private static final int MOST_DIMENSIONS = 3_072;

    /** Of all vectors together; a short request could ask for a hundred megabytes otherwise. */
    private static final int MOST_FIGURES = MOST_TEXTS * USUAL_DIMENSIONS;

    /**
     * @throws ProviderFailure.Rejected naming the member that is missing or wrong
     * @throws ProviderFailure.Unavailable if the body cannot be read
     */
    static EmbeddingQuestion read(JsonMapper mapper, CallBody body) {
        try (var in = body.open().get();
                var parser = mapper.createParser(in)) {
            return read(parser);
        } catch (JacksonIOException | IOException e) {
            throw new ProviderFailure.Unavailable("The request could not be read.", null, e);
        } catch (JacksonException _) {
            throw rejected(null, null, "The request is not valid JSON.");
        }
    }

    private static EmbeddingQuestion read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw rejected(null, null, "The request is not a JSON object.");
        }
        var texts = new ArrayList<String>();
        int dimensions = USUAL_DIMENSIONS;
        boolean packed = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var value = parser.nextToken();
            boolean given = value != JsonToken.VALUE_NULL;
            switch (name) {
                case "input" -> input(parser, value, texts);
                case "dimensions" -> dimensions = given ? dimensions(parser) : USUAL_DIMENSIONS;
                case "encoding_format" -> packed = given && packed(parser);
                default -> parser.skipChildren();
            }
        }
        return checked(new EmbeddingQuestion(List.copyOf(texts), dimensions, packed));
    }

    private static EmbeddingQuestion checked(EmbeddingQuestion question) {
        int texts = question.texts().size();
        if (texts == 0) {
            throw rejected("input", "missing_required_parameter", "input needs at least one text.");
        }
        if (texts * question.dimensions() > MOST_FIGURES) {
            throw rejected(
                    "input",
                    "array_above_max_length",
                    "The simulator gives at most "
                            + MOST_FIGURES
                            + " figures at a time; ask for fewer texts or dimensions.");
        }
        return question;
    }

    private static void input(JsonParser parser, JsonToken value, List<String> texts) {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (value != JsonToken.START_ARRAY) {
            add(parser, value, texts);
            return;
        }
        for (var each = parser.nextToken();
                each != JsonToken.END_ARRAY;
                each = parser.nextToken()) {
            add(parser, each, texts);
        }
    }

    private static void add(JsonParser parser, JsonToken value, List<String> texts) {
        if (value != JsonToken.VALUE_STRING) {
            throw rejected(
                    "input", "unsupported_value", "The simulator takes texts, and no tokens.");
        }
        var text = parser.getString();
        if (text.isEmpty()) {
            throw rejected("input", "invalid_value", "A text of input is empty.");
        }
        if (text.length() > MOST_LENGTH) {
            throw rejected(
                    "input",
                    "string_above_max_length",
                    "A text of input has at most " + MOST_LENGTH + " characters.");
        }
        if (texts.size() == MOST_TEXTS) {
            throw rejected(
                    "input", "array_above_max_length", "input has at most " + MOST_TEXTS + ".");
        }
        texts.add(text);
    }

    private static int dimensions(JsonParser parser) {
        var digits = parser.getString();
        boolean fits =
                parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                        && digits.matches("[1-9][0-9]{0,3}");
        if (!fits || Integer.parseInt(digits) > MOST_DIMENSIONS) {
            throw rejected(
                    "dimensions",
                    "invalid_value",
                    "dimensions must be from 1 to " + MOST_DIMENSIONS + ".");
        }
        return Integer.parseInt(digits);
    }

    private static boolean packed(JsonParser parser) {
        return switch (parser.getString()) {
            case "float" -> false;
            case "base64" -> true;
            default ->
                    throw rejected(
                            "encoding_format",
                            "invalid_value",
                            "encoding_format must be float or base64.");
        };
    }

    private static ProviderFailure rejected(
            @Nullable String param, @Nullable String code, String message) {
        return new ProviderFailure.Rejected(400, param, code, message);
    }
}
