package dev.tunegate.domain.batch;

import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rows by searching their text, which suffices for those of tests. */
public final class PlainBatchRows implements BatchRows {

    private static final Pattern ID = Pattern.compile("\"custom_id\":\"([^\"]*)\"");
    private static final Pattern URL = Pattern.compile("\"url\":\"([^\"]*)\"");
    private static final Pattern MODEL = Pattern.compile("\"model\":\"([^\"]*)\"");

    @Override
    public RowsReport check(InputStream rows, Endpoint endpoint) throws IOException {
        var lines = new String(rows.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        var ids = new HashSet<String>();
        var faults = new ArrayList<BatchError>();
        var model = lines.isEmpty() ? "" : in(MODEL, lines.getFirst());
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (!line.startsWith("{")) {
                faults.add(fault("invalid_json_line", i));
            } else if (!ids.add(in(ID, line))) {
                faults.add(fault("duplicate_custom_id", i));
            } else if (!in(URL, line).equals("/v1" + endpoint.path())) {
                faults.add(fault("url_mismatch", i));
            } else if (!in(MODEL, line).equals(model)) {
                faults.add(fault("model_mismatch", i));
            }
        }
        if (lines.isEmpty()) {
            faults.add(BatchError.of("empty_file", "There is nothing."));
        }
        var sound = Optional.of(model).filter(_ -> faults.isEmpty()).map(ModelName::new);
        return new RowsReport(lines.size(), sound, faults);
    }

    private static BatchError fault(String code, int index) {
        return new BatchError(code, "Wrong.", Optional.empty(), Optional.of(index + 1L));
    }

    private static String in(Pattern pattern, String line) {
        var matcher = pattern.matcher(line);
        return matcher.find() ? matcher.group(1) : "";
    }

    @Override
    public InputStream spoken(InputStream rows, RowWords words) {
        var text = text(rows);
        var named = URL.matcher(text).replaceAll(member("url", words.url()));
        return stream(MODEL.matcher(named).replaceAll(member("model", words.model())));
    }

    private static String member(String name, String value) {
        var quoted = value.replace("\"", "\\\"");
        return Matcher.quoteReplacement("\"" + name + "\":\"" + quoted + "\"");
    }

    @Override
    public Published published(InputStream answers, Names names) {
        var text = text(answers);
        var named = MODEL.matcher(text).replaceAll(member("model", names.model().value()));
        boolean sound = text.lines().allMatch(it -> it.startsWith("{"));
        return new Published() {
            @Override
            public InputStream rows() {
                return sound ? stream(named) : new Broken();
            }

            @Override
            public Optional<BatchUsage> usage() {
                return Optional.empty();
            }
        };
    }

    /** Rows of which none is an answer. */
    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new Unreadable("a row is no answer");
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            return read();
        }
    }

    private static String text(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
