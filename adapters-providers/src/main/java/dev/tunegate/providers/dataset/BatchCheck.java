package dev.tunegate.providers.dataset;

import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.dataset.BatchReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;

/**
 * Looks through the requests of a batch, row by row: each by itself when its file comes in, and
 * whether they fit together once a batch is made of them. The words of the faults are those that
 * Microsoft documents for the same batches (Azure OpenAI, batch troubleshooting, seen 2026-11-21),
 * for OpenAI documents none.
 */
final class BatchCheck {

    private static final int LONGEST_ID = 512;

    private final JsonFactory json;
    private final int longestLine;
    private final int most;
    private final @Nullable Endpoint endpoint;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<IdHash> ids = new HashSet<>();
    private @Nullable String model;
    private long rows;
    private boolean tooMany;

    /**
     * @param most after so many faults it looks no further
     * @param endpoint of the batch; null while nobody has made one
     */
    BatchCheck(JsonFactory json, int longestLine, int most, @Nullable Endpoint endpoint) {
        this.json = json;
        this.longestLine = longestLine;
        this.most = most;
        this.endpoint = endpoint;
    }

    /**
     * What is wrong with a row.
     *
     * @param offset of the row's first byte, or of the broken place where that is known
     * @param param the member at fault; null where it is none
     * @param isRequest whether the line can be read as a JSON object at all
     */
    record Fault(
            long line,
            long offset,
            String code,
            String message,
            @Nullable String param,
            boolean isRequest) {}

    /** What is remembered of a {@code custom_id}: 128 bits, so that two are never taken for one. */
    private record IdHash(long high, long low) {

        static IdHash of(String id) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                var bytes = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
                return new IdHash(bytes.getLong(), bytes.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }

    /** Reads to the end, or until there is enough to say. */
    BatchCheck read(InputStream data) throws IOException {
        var lines = new LineReader(data, longestLine);
        while (!tooMany && faults.size() < most && lines.advance()) {
            if (lines.isTooLong() || !lines.isBlank()) {
                line(lines);
            }
        }
        if (rows == 0 && faults.isEmpty()) {
            faults.add(new Fault(1, 0, "empty_file", "The file holds no requests.", null, true));
        }
        return this;
    }

    long rows() {
        return rows;
    }

    List<Fault> faults() {
        return faults;
    }

    /** The one that all rows name; empty if there is a fault, or nobody has made a batch yet. */
    Optional<ModelName> model() {
        return Optional.ofNullable(model).filter(_ -> faults.isEmpty()).map(ModelName::new);
    }

    private void line(LineReader at) {
        if (rows == BatchReader.MAX_REQUESTS) {
            tooMany = true;
            var message = "A batch has at most " + BatchReader.MAX_REQUESTS + " requests.";
            fault(at, "too_many_tasks", message, null);
            return;
        }
        rows++;
        unreadable(at).ifPresentOrElse(it -> unreadable(at, it), () -> object(at));
    }

    private Optional<LineFault> unreadable(LineReader at) {
        return at.isTooLong() ? Optional.of(LineFault.tooLong(longestLine)) : LineFault.of(at);
    }

    private void object(LineReader at) {
        try {
            BatchRow.read(json, at.bytes(), at.from(), at.to())
                    .ifPresentOrElse(it -> row(at, it), () -> unreadable(at, LineFault.NO_OBJECT));
        } catch (JacksonException broken) {
            unreadable(at, LineFault.of(broken));
        }
    }

    private void unreadable(LineReader at, LineFault fault) {
        long offset = at.offset() + fault.at();
        faults.add(new Fault(at.number(), offset, fault.rule(), fault.message(), null, false));
    }

    private void row(LineReader at, BatchRow row) {
        for (var member : List.of(BatchRow.ID, BatchRow.METHOD, BatchRow.URL, BatchRow.BODY)) {
            if (!isThere(at, row, member)) {
                return;
            }
        }
        id(at, value(row, BatchRow.ID));
        if (!value(row, BatchRow.METHOD).equals("POST")) {
            invalid(at, "The method of a request must be POST.", BatchRow.METHOD);
        }
        if (endpoint == null) {
            path(at, value(row, BatchRow.URL));
        } else if (isThere(at, row, BatchRow.MODEL)) {
            fitting(at, row, endpoint);
        }
    }

    private static String value(BatchRow row, String member) {
        return row.text(member).map(Word::value).orElseThrow();
    }

    private boolean isThere(LineReader at, BatchRow row, String member) {
        var kind = row.odd().get(member);
        if (kind != null) {
            invalid(at, "'" + member + "' must be " + kind + ".", member);
            return false;
        }
        boolean there =
                member.equals(BatchRow.BODY)
                        ? row.hasBody()
                        : row.text(member).filter(it -> !it.value().isEmpty()).isPresent();
        if (!there) {
            var message = "Missing required parameter: '" + member + "'.";
            fault(at, "missing_required_parameter", message, member);
        }
        return there;
    }

    private void id(LineReader at, String id) {
        if (id.length() > LONGEST_ID) {
            invalid(at, "A custom_id has at most " + LONGEST_ID + " characters.", BatchRow.ID);
        } else if (!ids.add(IdHash.of(id))) {
            var message = "Another request of this batch has the custom_id '" + id + "' already.";
            fault(at, "duplicate_custom_id", message, BatchRow.ID);
        }
    }

    /** Azure's documents write the path of a request without the version. */
    private void path(LineReader at, String url) {
        if (!url.startsWith("/v1/") && Endpoint.named(url).isEmpty()) {
            var message = "'url' must be a path such as \"/v1/chat/completions\".";
            invalid(at, message, BatchRow.URL);
        }
    }

    /** Whether it is a request that this batch may have. */
    private void fitting(LineReader at, BatchRow row, Endpoint wanted) {
        if (Endpoint.named(value(row, BatchRow.URL)).filter(wanted::equals).isEmpty()) {
            var message =
                    "The url of this request is not the batch's endpoint /v1" + wanted.path() + ".";
            fault(at, "url_mismatch", message, BatchRow.URL);
        }
        model(at, value(row, BatchRow.MODEL));
        if (row.streams()) {
            invalid(at, "Answers in batches are not streamed.", "body.stream");
        }
    }

    private void model(LineReader at, String name) {
        if (model == null) {
            model = name;
            if (!ModelName.fits(name)) {
                var message = "The model of this request cannot exist.";
                fault(at, "model_not_found", message, BatchRow.MODEL);
            }
        } else if (!model.equals(name)) {
            var message =
                    "All requests of a batch name one model, and the first names another one.";
            fault(at, "model_mismatch", message, BatchRow.MODEL);
        }
    }

    private void invalid(LineReader at, String message, String param) {
        fault(at, "invalid_request", message, param);
    }

    private void fault(LineReader at, String code, String message, @Nullable String param) {
        if (faults.size() < most) {
            faults.add(new Fault(at.number(), at.offset(), code, message, param, true));
        }
    }
}
