package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.DatasetReader;
import dev.tunegate.domain.dataset.DatasetReport;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.json.JsonFactory;

/**
 * Checks training data in OpenAI's formats, one JSON object a line. CRLF is taken, and blank lines
 * are passed over and not counted; a byte order mark, other encodings, and lines that are not plain
 * JSON are findings.
 */
public final class JsonlDatasetReader implements DatasetReader {

    private final DatasetLimits limits;
    private final ImageAddresses addresses;
    private final JsonFactory json;

    public JsonlDatasetReader(DatasetLimits limits) {
        this(limits, ImageAddresses.ANY);
    }

    JsonlDatasetReader(DatasetLimits limits, ImageAddresses addresses) {
        this.limits = limits;
        this.addresses = addresses;
        this.json = RowJson.factory(limits.maxLineBytes());
    }

    @Override
    public DatasetReport check(InputStream data) throws IOException {
        var lines = new LineReader(data, limits.maxLineBytes());
        var check = new FileCheck(json, limits, addresses);
        while (!check.isFull() && lines.advance()) {
            check.line(lines);
        }
        return check.report();
    }
}
