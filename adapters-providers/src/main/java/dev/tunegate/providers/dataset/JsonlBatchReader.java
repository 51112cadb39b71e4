package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.BatchReader;
import dev.tunegate.domain.dataset.DatasetReport;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.json.JsonFactory;

/** Checks batches in OpenAI's format, with the same rules for lines as for training data. */
public final class JsonlBatchReader implements BatchReader {

    private final DatasetLimits limits;
    private final JsonFactory json;

    public JsonlBatchReader(DatasetLimits limits) {
        this.limits = limits;
        this.json = RowJson.factory(limits.maxLineBytes());
    }

    @Override
    public DatasetReport check(InputStream data) throws IOException {
        var lines = new LineReader(data, limits.maxLineBytes());
        var check = new BatchCheck(json, limits.maxLineBytes());
        while (!check.isFull() && lines.advance()) {
            check.line(lines);
        }
        return check.report();
    }
}
