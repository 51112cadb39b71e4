package dev.tunegate.providers.vertex;

import dev.tunegate.domain.dataset.JsonText;
import dev.tunegate.providers.dataset.JsonCopy;
import dev.tunegate.providers.dataset.NotCarried;
import dev.tunegate.providers.dataset.Quoted;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The shape of a function's arguments. Gemini knows a part of JSON Schema, the message {@code
 * Schema} of version 1 of its API, seen 2026-11-21; what is beyond it is refused by its name.
 */
final class GeminiSchema {

    private static final Set<String> TYPES =
            Set.of("string", "number", "integer", "boolean", "array", "object");

    private final JsonParser schema;
    private final JsonGenerator row;

    private GeminiSchema(JsonParser schema, JsonGenerator row) {
        this.schema = schema;
        this.row = row;
    }

    static void write(JsonText schema, JsonGenerator row) {
        JsonCopy.read(
                schema,
                tokens -> {
                    tokens.nextToken();
                    new GeminiSchema(tokens, row).schema();
                });
    }

    private void schema() {
        require(JsonToken.START_OBJECT, "a schema that is no object");
        row.writeStartObject();
        while (schema.nextToken() == JsonToken.PROPERTY_NAME) {
            var keyword = schema.currentName();
            schema.nextToken();
            keyword(keyword);
        }
        row.writeEndObject();
    }

    private void keyword(String keyword) {
        row.writeName(keyword);
        switch (keyword) {
            case "type" -> type();
            case "items" -> schema();
            case "properties" -> properties();
            case "anyOf" -> anyOf();
            case "enum", "required", "propertyOrdering" -> texts(keyword);
            case "additionalProperties" -> additionalProperties();
            case "format",
                    "title",
                    "description",
                    "nullable",
                    "default",
                    "example",
                    "pattern",
                    "minItems",
                    "maxItems",
                    "minLength",
                    "maxLength",
                    "minProperties",
                    "maxProperties",
                    "minimum",
                    "maximum" ->
                    JsonCopy.value(schema, row);
            default -> throw unknown(Quoted.of(keyword));
        }
    }

    /** Gemini writes the types in capitals, as the pages on function calling tuning show. */
    private void type() {
        require(JsonToken.VALUE_STRING, "a list of types");
        var type = schema.getString();
        if (!TYPES.contains(type)) {
            throw unknown("the type " + Quoted.of(type));
        }
        row.writeString(type.toUpperCase(Locale.ROOT));
    }

    private void properties() {
        require(JsonToken.START_OBJECT, "properties that are no object");
        row.writeStartObject();
        while (schema.nextToken() == JsonToken.PROPERTY_NAME) {
            row.writeName(schema.currentName());
            schema.nextToken();
            schema();
        }
        row.writeEndObject();
    }

    private void anyOf() {
        require(JsonToken.START_ARRAY, "an 'anyOf' that is no list");
        row.writeStartArray();
        while (schema.nextToken() != JsonToken.END_ARRAY) {
            schema();
        }
        row.writeEndArray();
    }

    private void texts(String keyword) {
        require(JsonToken.START_ARRAY, "'" + keyword + "' that is no list");
        row.writeStartArray();
        while (schema.nextToken() != JsonToken.END_ARRAY) {
            require(JsonToken.VALUE_STRING, "'" + keyword + "' with something else than strings");
            JsonCopy.value(schema, row);
        }
        row.writeEndArray();
    }

    private void additionalProperties() {
        if (schema.currentToken() != JsonToken.VALUE_TRUE) {
            require(JsonToken.VALUE_FALSE, "a schema of 'additionalProperties'");
        }
        JsonCopy.value(schema, row);
    }

    private void require(JsonToken token, String otherwise) {
        if (schema.currentToken() != token) {
            throw unknown(otherwise);
        }
    }

    private static NotCarried unknown(String what) {
        return new NotCarried(
                "tool_schema",
                "Gemini does not know "
                        + what
                        + " in a tool's parameters; write the schema without it.");
    }
}
