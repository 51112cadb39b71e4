package dev.tunegate.domain.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Counts lines and takes nearly everything. It parses no JSON: a row is sound if it is in braces,
 * and the format is the one it was told. So it does not extend {@link DatasetReaderContract};
 * whoever tests what is accepted uses the real reader.
 */
public final class AcceptingDatasetReader implements DatasetReader {

    private final DatasetFormat format;

    public AcceptingDatasetReader() {
        this(DatasetFormat.CHAT);
    }

    public AcceptingDatasetReader(DatasetFormat format) {
        this.format = format;
    }

    @Override
    public DatasetReport check(InputStream data) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8));
        long offset = 0;
        long number = 0;
        long rows = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank() && !isInBraces(line.strip())) {
                return unsound(rows, new Finding(number, offset, "invalid_json", "Not an object."));
            }
            rows += line.isBlank() ? 0 : 1;
            offset += line.getBytes(StandardCharsets.UTF_8).length + 1;
        }
        return rows == 0
                ? unsound(0, new Finding(1, 0, "empty_file", "The file has no rows."))
                : new DatasetReport(Optional.of(format), rows, List.of());
    }

    private static boolean isInBraces(String row) {
        return row.startsWith("{") && row.endsWith("}");
    }

    private static DatasetReport unsound(long rows, Finding finding) {
        return new DatasetReport(Optional.empty(), rows, List.of(finding));
    }
}
