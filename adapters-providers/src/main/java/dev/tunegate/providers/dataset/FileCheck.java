package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.dataset.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Checks a file's lines one after the other, and keeps what was found. */
final class FileCheck {

    private final JsonFactory json;
    private final ToolsCheck tools;
    private final DatasetLimits limits;
    private final ImageAddresses addresses;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable DatasetFormat format;
    private long rows;

    FileCheck(JsonFactory json, DatasetLimits limits, ImageAddresses addresses) {
        this.json = json;
        this.tools = new ToolsCheck(json);
        this.limits = limits;
        this.addresses = addresses;
    }

    boolean isFull() {
        return findings.size() >= DatasetReport.MAX_FINDINGS;
    }

    void line(LineReader line) {
        if (line.isTooLong()) {
            rows++;
            find(line, LineFault.tooLong(limits.maxLineBytes()));
        } else if (!line.isBlank()) {
            rows++;
            LineFault.of(line).ifPresentOrElse(it -> find(line, it), () -> row(line));
        }
    }

    private void row(LineReader line) {
        int length = line.to() - line.from();
        try (var tokens =
                json.createParser(ObjectReadContext.empty(), line.bytes(), line.from(), length)) {
            parse(line, new Row(tokens, addresses));
        }
    }

    private void parse(LineReader line, Row row) {
        var check = new RowCheck(row, tools);
        try {
            check.check().ifPresentOrElse(it -> judge(line, row, check, it), () -> keep(line, row));
        } catch (JacksonException broken) {
            keep(line, row);
            find(line, LineFault.of(broken));
        }
    }

    private void judge(LineReader line, Row row, RowCheck check, DatasetFormat found) {
        if (format == null) {
            format = found;
        }
        var complaints = row.complaints();
        if (!complaints.isEmpty()) {
            complaints.removeIf(it -> !concerns(it.topic(), found));
            keep(line, row);
        }
        if (format != found) {
            find(
                    line,
                    0,
                    "mixed_formats",
                    "The row is " + word(found) + ", but the first one is " + word(format) + ".");
        } else if (found == DatasetFormat.CHAT && check.lacksAnswer()) {
            find(
                    line,
                    0,
                    "example_missing_assistant_message",
                    "The row has no assistant's message to learn from.");
        }
    }

    private static boolean concerns(Topic topic, DatasetFormat format) {
        return switch (topic) {
            case ROW -> true;
            case MESSAGES ->
                    format != DatasetFormat.COMPLETION && format != DatasetFormat.PREFERENCE;
            case COMPLETION -> format == DatasetFormat.COMPLETION;
            case PREFERENCE -> format == DatasetFormat.PREFERENCE;
        };
    }

    private static String word(DatasetFormat format) {
        return switch (format) {
            case CHAT -> "a chat example";
            case COMPLETION -> "a prompt with its completion";
            case PREFERENCE -> "a pair of preferred and other output";
            case REINFORCEMENT -> "a prompt for reinforcement";
        };
    }

    private void keep(LineReader line, Row row) {
        row.complaints().forEach(it -> find(line, it.offset(), it.rule(), it.message()));
    }

    private void find(LineReader line, LineFault fault) {
        find(line, fault.at(), fault.rule(), fault.message());
    }

    private void find(LineReader line, long at, String rule, String message) {
        if (!isFull()) {
            findings.add(new Finding(line.number(), line.offset() + at, rule, message));
        }
    }

    DatasetReport report() {
        if (rows == 0 && findings.isEmpty()) {
            findings.add(new Finding(1, 0, "empty_file", "The file holds no rows."));
        }
        return new DatasetReport(Optional.ofNullable(format), rows, findings);
    }
}
