package dev.tunegate.providers.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Words that are to stand in the places of others in one row; every other byte stays. */
final class Changes {

    private final List<Change> all = new ArrayList<>();

    private record Change(Word at, String text) {}

    void put(Word at, String text) {
        all.add(new Change(at, text));
    }

    /** The row with its line end. */
    byte[] made(byte[] bytes, int from, int to) {
        all.sort(Comparator.comparingInt(it -> it.at().from()));
        var out = new ByteArrayOutputStream(to - from + 256);
        int done = from;
        for (var change : all) {
            out.write(bytes, done, from + change.at().from() - done);
            out.writeBytes(quoted(change.text()));
            done = from + change.at().to();
        }
        out.write(bytes, done, to - done);
        out.write('\n');
        return out.toByteArray();
    }

    private static byte[] quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text).getBytes(StandardCharsets.UTF_8);
    }
}
