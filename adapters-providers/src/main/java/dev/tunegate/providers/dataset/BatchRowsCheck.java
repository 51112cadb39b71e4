package dev.tunegate.providers.dataset;

import dev.tunegate.domain.batch.BatchError;
import dev.tunegate.domain.batch.BatchRows;
import dev.tunegate.domain.batch.BatchRows.RowsReport;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
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
import tools.jackson.core.json.JsonFactory;

/**
 * Looks through the requests of a batch, row by row. The words of the faults are those that
 * Microsoft documents for the same batches (Azure OpenAI, batch troubleshooting, seen 2026-11-21),
 * for OpenAI documents none.
 */
final class BatchRowsCheck {

    private static final int LONGEST_ID = 512;

    private final JsonFactory json;
    private final Endpoint endpoint;
    private final List<BatchError> faults = new ArrayList<>();
    private final Set<IdHash> ids = new HashSet<>();
    private @Nullable String model;
    private long rows;

    BatchRowsCheck(JsonFactory json, Endpoint endpoint) {
        this.json = json;
        this.endpoint = endpoint;
    }

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

    /** Whether there is enough to say already. */
    boolean isFull() {
        return rows > BatchRows.MOST || faults.size() >= BatchRows.MOST_FAULTS;
    }

    void line(LineReader lines) {
        if (lines.isTooLong()) {
            rows++;
            fault(lines, "invalid_request", "This line is too long.", null);
        } else if (!lines.isBlank()) {
            rows++;
            BatchRow.read(json, lines.bytes(), lines.from(), lines.to())
                    .ifPresentOrElse(
                            it -> row(lines, it),
                            () ->
                                    fault(
                                            lines,
                                            "invalid_json_line",
                                            "This line is not parseable as valid JSON.",
                                            null));
        }
    }

    private void row(LineReader at, BatchRow row) {
        for (var member : List.of(BatchRow.ID, BatchRow.METHOD, BatchRow.URL, BatchRow.BODY)) {
            if (!isThere(at, row, member)) {
                return;
            }
        }
        if (isThere(at, row, BatchRow.MODEL)) {
            id(at, value(row, BatchRow.ID));
            method(at, value(row, BatchRow.METHOD));
            url(at, value(row, BatchRow.URL));
            model(at, value(row, BatchRow.MODEL));
            if (row.streams()) {
                fault(at, "invalid_request", "Answers in batches are not streamed.", "body.stream");
            }
        }
    }

    private static String value(BatchRow row, String member) {
        return row.text(member).map(BatchRow.Text::value).orElseThrow();
    }

    private boolean isThere(LineReader at, BatchRow row, String member) {
        var kind = row.odd().get(member);
        if (kind != null) {
            fault(at, "invalid_request", "'" + member + "' must be " + kind + ".", member);
            return false;
        }
        boolean there =
                member.equals(BatchRow.BODY)
                        ? row.hasBody()
                        : row.text(member).filter(it -> !it.value().isEmpty()).isPresent();
        if (!there) {
            fault(
                    at,
                    "missing_required_parameter",
                    "Missing required parameter: '" + member + "'.",
                    member);
        }
        return there;
    }

    private void id(LineReader at, String id) {
        if (id.length() > LONGEST_ID) {
            fault(
                    at,
                    "invalid_request",
                    "A custom_id has at most " + LONGEST_ID + " characters.",
                    BatchRow.ID);
        } else if (!ids.add(IdHash.of(id))) {
            fault(
                    at,
                    "duplicate_custom_id",
                    "Another request of this batch has the custom_id '" + id + "' already.",
                    BatchRow.ID);
        }
    }

    private void method(LineReader at, String method) {
        if (!method.equals("POST")) {
            fault(at, "invalid_request", "The method of a request must be POST.", BatchRow.METHOD);
        }
    }

    private void url(LineReader at, String url) {
        if (Endpoint.named(url).filter(endpoint::equals).isEmpty()) {
            fault(
                    at,
                    "url_mismatch",
                    "The url of this request is not the batch's endpoint /v1" + endpoint.path(),
                    BatchRow.URL);
        }
    }

    private void model(LineReader at, String name) {
        var first = model;
        if (first == null) {
            model = name;
        } else if (!first.equals(name)) {
            fault(
                    at,
                    "model_mismatch",
                    "All requests of a batch name one model, and the first names another one.",
                    BatchRow.MODEL);
        }
    }

    private void fault(LineReader at, String code, String message, @Nullable String param) {
        if (faults.size() < BatchRows.MOST_FAULTS) {
            faults.add(
                    new BatchError(
                            code, message, Optional.ofNullable(param), Optional.of(at.number())));
        }
    }

    RowsReport report() {
        if (rows > BatchRows.MOST) {
            return failed("too_many_tasks", "A batch has at most 50,000 requests.");
        }
        var name = model;
        if (rows == 0) {
            return failed("empty_file", "The input file holds no requests.");
        }
        if (!faults.isEmpty() || name == null) {
            return new RowsReport(rows, Optional.empty(), faults);
        }
        return ModelName.fits(name)
                ? new RowsReport(rows, Optional.of(new ModelName(name)), List.of())
                : failed("model_not_found", "The model of these requests cannot exist.");
    }

    private RowsReport failed(String code, String message) {
        return new RowsReport(rows, Optional.empty(), List.of(BatchError.of(code, message)));
    }
}
