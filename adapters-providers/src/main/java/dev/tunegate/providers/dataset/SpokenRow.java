package dev.tunegate.providers.dataset;

import dev.tunegate.domain.batch.RowWords;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;

/** Puts the provider's words in the place of the caller's, and leaves every other byte. */
final class SpokenRow implements LineStream.Rewriting {

    private final JsonFactory json;
    private final RowWords words;

    SpokenRow(JsonFactory json, RowWords words) {
        this.json = json;
        this.words = words;
    }

    @Override
    public byte[] rewritten(byte[] bytes, int from, int to) throws IOException {
        var row = read(bytes, from, to);
        var changes = new Changes();
        row.text(BatchRow.URL).ifPresent(it -> changes.put(it, words.url()));
        row.text(BatchRow.MODEL).ifPresent(it -> changes.put(it, words.model()));
        return changes.made(bytes, from, to);
    }

    private BatchRow read(byte[] bytes, int from, int to) throws IOException {
        try {
            return BatchRow.read(json, bytes, from, to)
                    .orElseThrow(() -> new IOException("a row is no request any more"));
        } catch (JacksonException e) {
            throw new IOException("a row is no JSON any more", e);
        }
    }
}
