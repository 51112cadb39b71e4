package dev.tunegate.providers.dataset;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One request of a batch, as far as it matters on the way: what it says, and where it says so.
 *
 * @param texts members that are strings: {@code custom_id}, {@code method}, {@code url} and {@code
 *     body.model}
 * @param odd members of these that are there, but no strings
 * @param hasBody whether the body is an object
 */
record BatchRow(
        Map<String, Word> texts, Map<String, String> odd, boolean hasBody, boolean streams) {

    static final String ID = "custom_id";
    static final String METHOD = "method";
    static final String URL = "url";
    static final String BODY = "body";
    static final String MODEL = "body.model";

    Optional<Word> text(String member) {
        return Optional.ofNullable(texts.get(member));
    }

    /**
     * @return empty if the row is no single JSON object
     * @throws JacksonException if it is no JSON
     */
    static Optional<BatchRow> read(JsonFactory json, byte[] bytes, int from, int to) {
        try (var parser = json.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            var reading = new Reading(parser);
            reading.members();
            return parser.nextToken() == null ? Optional.of(reading.row()) : Optional.empty();
        }
    }

    /** A row that is being read. */
    private static final class Reading {

        private final JsonParser parser;
        private final Map<String, Word> texts = new HashMap<>();
        private final Map<String, String> odd = new HashMap<>();
        private boolean hasBody;
        private boolean streams;

        Reading(JsonParser parser) {
            this.parser = parser;
        }

        BatchRow row() {
            return new BatchRow(texts, odd, hasBody, streams);
        }

        void members() {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                switch (name) {
                    case ID, METHOD, URL -> text(name, value);
                    case BODY -> body(value);
                    default -> parser.skipChildren();
                }
            }
        }

        private void body(@Nullable JsonToken value) {
            if (value != JsonToken.START_OBJECT) {
                odd.put(BODY, "an object");
                parser.skipChildren();
                return;
            }
            hasBody = true;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var member = parser.nextToken();
                switch (name) {
                    case "model" -> text(MODEL, member);
                    case "stream" -> streams = member == JsonToken.VALUE_TRUE;
                    default -> parser.skipChildren();
                }
            }
        }

        private void text(String name, @Nullable JsonToken value) {
            if (value == JsonToken.VALUE_STRING) {
                texts.put(name, Word.at(parser));
            } else if (value != JsonToken.VALUE_NULL) {
                odd.put(name, "a string");
                parser.skipChildren();
            }
        }
    }
}
