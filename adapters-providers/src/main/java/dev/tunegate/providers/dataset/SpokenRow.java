package dev.tunegate.providers.dataset;

import dev.tunegate.domain.batch.RowWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Puts the provider's words in the place of the caller's, and leaves every other byte. */
final class SpokenRow implements LineStream.Rewriting {

    private final JsonFactory json;
    private final byte[] url;
    private final byte[] model;

    SpokenRow(JsonFactory json, RowWords words) {
        this.json = json;
        this.url = quoted(words.url());
        this.model = quoted(words.model());
    }

    private static byte[] quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text).getBytes(StandardCharsets.UTF_8);
    }

    /** A word that is to stand in a place; never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Change(BatchRow.Text at, byte[] word) {}

    @Override
    public byte[] rewritten(byte[] bytes, int from, int to) throws IOException {
        var row =
                BatchRow.read(json, bytes, from, to)
                        .orElseThrow(() -> new IOException("a row is no request any more"));
        var changes =
                Stream.concat(
                                row.text(BatchRow.URL).stream().map(it -> new Change(it, url)),
                                row.text(BatchRow.MODEL).stream().map(it -> new Change(it, model)))
                        .sorted((a, b) -> Integer.compare(a.at().from(), b.at().from()))
                        .toList();
        var out = new ByteArrayOutputStream(to - from + 256);
        int done = from;
        for (var change : changes) {
            out.write(bytes, done, from + change.at().from() - done);
            out.writeBytes(change.word());
            done = from + change.at().to();
        }
        out.write(bytes, done, to - done);
        out.write('\n');
        return out.toByteArray();
    }
}
