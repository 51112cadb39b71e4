package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

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
    private final String lossColumn;
    private boolean isBegun;
    private int step;
    private int loss;
    private long read;

    /**
     * @param lossColumn {@code training_loss} or {@code validation_loss}
     */
    MetricsTable(InputStream content, String lossColumn) {
        this.in = new BufferedInputStream(content, 16 << 10);
        this.lossColumn = lossColumn;
    }

    /** The next row that has a step; empty at the end. */
    Optional<MetricsRow> next() throws IOException {
        if (!isBegun) {
            begin();
        }
        for (var line = line(); line.isPresent(); line = line()) {
            var row = row(cells(line.get()));
            if (row.isPresent()) {
                return row;
            }
        }
        return Optional.empty();
    }

    private void begin() throws IOException {
        var header = line().map(MetricsTable::cells).orElse(List.of());
        step = header.indexOf("step_number");
        loss = header.indexOf(lossColumn);
        isBegun = true;
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
        var line = new ByteArrayOutputStream();
        int b = next(in);
        if (b < 0) {
            return Optional.empty();
        }
        for (; b >= 0 && b != '\n'; b = next(in)) {
            line.write(b);
            if (line.size() > LONGEST_LINE || ++read > MOST_BYTES) {
                throw new Rejected(400, null, null, "Bedrock's metrics cannot be understood.");
            }
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8).strip());
    }

    /** The SDK has exceptions of its own for what breaks while it is read. */
    private static int next(InputStream in) throws IOException {
        try {
            return in.read();
        } catch (SdkException broken) {
            throw new IOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
