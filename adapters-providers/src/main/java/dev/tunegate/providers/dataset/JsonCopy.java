package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.JsonText;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Copies JSON values token by token: numbers stay as they were written, line ends do not. */
public final class JsonCopy {

    private static final JsonFactory JSON = RowJson.factory(DatasetLimits.LONGEST_LINE);

    private JsonCopy() {}

    public static void write(JsonText value, JsonGenerator to) {
        read(
                value,
                from -> {
                    while (from.nextToken() != null) {
                        token(from, to);
                    }
                });
    }

    /** Opens the value for somebody who copies parts of it. */
    public static void read(JsonText value, Consumer<JsonParser> reader) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), value.text())) {
            reader.accept(parser);
        }
    }

    /** Copies the value on which the parser stands, and goes to its end. */
    public static void value(JsonParser from, JsonGenerator to) {
        int depth = 0;
        do {
            var token = from.currentToken();
            token(from, to);
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        } while (depth > 0 && from.nextToken() != null);
    }

    /**
     * Writes the arguments of a call as the object that they are.
     *
     * @throws NotCarried if they are not exactly one JSON object
     */
    public static void object(String arguments, JsonGenerator to) {
        requireObject(arguments);
        write(new JsonText(arguments), to);
    }

    private static void requireObject(String text) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            parser.skipChildren();
            if (object && parser.nextToken() == null) {
                return;
            }
        } catch (JacksonException _) {
            throw new NotCarried(
                    "tool_call_arguments", "The arguments of a call must be a string of JSON.");
        }
        throw new NotCarried(
                "arguments_not_object",
                "The arguments of a call must be a JSON object, such as {\"city\": \"Rome\"}.");
    }

    private static void token(JsonParser from, JsonGenerator to) {
        switch (from.currentToken()) {
            case START_OBJECT -> to.writeStartObject();
            case END_OBJECT -> to.writeEndObject();
            case START_ARRAY -> to.writeStartArray();
            case END_ARRAY -> to.writeEndArray();
            case PROPERTY_NAME -> to.writeName(WholeText.of(from.currentName()));
            case VALUE_STRING -> to.writeString(WholeText.of(from.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> to.writeNumber(from.getString());
            case VALUE_TRUE -> to.writeBoolean(true);
            case VALUE_FALSE -> to.writeBoolean(false);
            case VALUE_NULL -> to.writeNull();
            case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> throw new IllegalStateException();
        }
    }
}
