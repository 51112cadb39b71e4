package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.BatchReader;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.dataset.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
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
        var check =
                new BatchCheck(json, limits.maxLineBytes(), DatasetReport.MAX_FINDINGS, null)
                        .read(data);
        var findings =
                check.faults().stream()
                        .map(it -> new Finding(it.line(), it.offset(), it.code(), it.message()))
                        .toList();
        return new DatasetReport(Optional.empty(), check.rows(), findings);
    }
}
