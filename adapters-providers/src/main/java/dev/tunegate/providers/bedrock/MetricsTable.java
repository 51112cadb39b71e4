package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A table of metrics as Bedrock writes it, read line by line: {@code
 * step_number,epoch_number,training_loss,perplexity}, or with {@code validation_loss} (user guide,
 * {@code model-customization-analyze}, seen 2026-11-21). Columns are known by their names.
 */
final class MetricsTable implements Closeable {

    private static final int LONGEST_LINE = 4096;

    /** Such a table has some hundred kilobytes; more than this is not read. */
    private static final long MOST_BYTES = 64L << 20;

    private final InputStream in;
    private final int step;
    private final int loss;
    private long read;

    /**
     * @param lossColumn {@code training_loss} or {@code validation_loss}
     */
    MetricsTable(InputStream content, String lossColumn) throws IOException {
        this.in = new BufferedInputStream(content, 16 << 10);
        var header = header();
        this.step = header.indexOf("step_number");
        this.loss = header.indexOf(lossColumn);
    }

    /** Nobody could close a table that was never made. */
    private List<String> header() throws IOException {
        try {
            return line().map(MetricsTable::cells).orElse(List.of());
        } catch (IOException | RuntimeException broken) {
            in.close();
            throw broken;
        }
    }

    /** The next row that has a step; empty at the end. */
    Optional<MetricsRow> next() throws IOException {
        for (var line = line(); line.isPresent(); line = line()) {
            var row = row(cells(line.get()));
            if (row.isPresent()) {
                return row;
            }
        }
        return Optional.empty();
    }

    private Optional<MetricsRow> row(List<String> cells) {
        var number = cell(cells, step);
        if (!number.matches("[0-9]{1,15}(\\.0+)?")) {
            return Optional.empty();
        }
        var value = cell(cells, loss);
        boolean known = value.matches("-?[0-9]{1,9}(\\.[0-9]{0,20})?([eE][+-]?[0-9]{1,2})?");
        return Optional.of(
                new MetricsRow(
                        Long.parseLong(number.replaceFirst("\\..*", "")), known ? value : ""));
    }

    private static String cell(List<String> cells, int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(it -> it.strip().replace("\"", "")).toList();
    }

    private Optional<String> line() throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
            if (line.size() > LONGEST_LINE || ++read > MOST_BYTES) {
                throw new Rejected(400, null, null, "Bedrock's metrics cannot be understood.");
            }
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8).strip());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
