package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.BatchReader;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.dataset.Finding;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Checks a batch's lines one after the other. Of each {@code custom_id} it keeps 16 bytes of its
 * SHA-256, some 5 MB in all, whatever their length.
 */
final class BatchCheck {

    private final JsonFactory json;
    private final int longestLine;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Mark> seen = new HashSet<>();
    private long rows;
    private boolean tooMany;

    BatchCheck(JsonFactory json, int longestLine) {
        this.json = json;
        this.longestLine = longestLine;
    }

    /** Stands for an id; two ids share one as good as never. */
    private record Mark(long high, long low) {

        static Mark of(String id) {
            try {
                var hash =
                        MessageDigest.getInstance("SHA-256")
                                .digest(id.getBytes(StandardCharsets.UTF_8));
                var bytes = ByteBuffer.wrap(hash);
                return new Mark(bytes.getLong(), bytes.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }

    boolean isFull() {
        return tooMany || findings.size() >= DatasetReport.MAX_FINDINGS;
    }

    void line(LineReader line) {
        if (!line.isTooLong() && line.isBlank()) {
            return;
        }
        if (rows == BatchReader.MAX_REQUESTS) {
            tooMany = true;
            find(
                    line,
                    0,
                    "too_many_requests",
                    "A batch has at most " + BatchReader.MAX_REQUESTS + " requests.");
            return;
        }
        rows++;
        fault(line).ifPresentOrElse(it -> find(line, it), () -> request(line));
    }

    private Optional<LineFault> fault(LineReader line) {
        return line.isTooLong() ? Optional.of(LineFault.tooLong(longestLine)) : LineFault.of(line);
    }

    private void request(LineReader line) {
        int length = line.to() - line.from();
        try (var tokens =
                json.createParser(ObjectReadContext.empty(), line.bytes(), line.from(), length)) {
            var request = BatchRequestLine.read(tokens);
            request.faults().forEach(it -> find(line, it));
            request.customId()
                    .filter(it -> !seen.add(Mark.of(it)))
                    .ifPresent(
                            _ ->
                                    find(
                                            line,
                                            0,
                                            "duplicate_custom_id",
                                            "Another line has the same 'custom_id'."));
        } catch (JacksonException broken) {
            var place = broken.getLocation();
            long at = place == null ? 0 : Math.max(0, place.getByteOffset());
            find(line, at, BrokenJson.rule(broken), BrokenJson.message(broken));
        }
    }

    private void find(LineReader line, LineFault fault) {
        find(line, fault.at(), fault.rule(), fault.message());
    }

    private void find(LineReader line, long at, String rule, String message) {
        if (findings.size() < DatasetReport.MAX_FINDINGS) {
            findings.add(new Finding(line.number(), line.offset() + at, rule, message));
        }
    }

    DatasetReport report() {
        if (rows == 0 && findings.isEmpty()) {
            findings.add(new Finding(1, 0, "empty_file", "The file holds no requests."));
        }
        return new DatasetReport(Optional.empty(), rows, findings);
    }
}
