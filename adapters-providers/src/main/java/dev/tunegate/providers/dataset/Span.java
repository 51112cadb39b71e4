package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The bytes of a line that hold one JSON value. */
final class Span {

    private final JsonFactory json;
    private final byte[] bytes;
    private final int from;
    private final int to;

    Span(JsonFactory json, byte[] bytes, int from, int to) {
        this.json = json;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** Reads the value; the row stands on its first token. */
    <T> T read(Function<Row, T> reader) {
        try (var tokens = json.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
            var row = new Row(tokens);
            row.next();
            return reader.apply(row);
        }
    }

    /** The value on which a row of this span stands; the row goes to its end. */
    Span here(Row row) {
        int start = from + (int) row.offset();
        return new Span(json, bytes, start, from + (int) row.end());
    }

    JsonText text() {
        return new JsonText(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
}
