package dev.tunegate.providers.dataset;

import dev.tunegate.domain.batch.BatchError;
import dev.tunegate.domain.batch.BatchRows;
import dev.tunegate.domain.batch.RowWords;
import dev.tunegate.domain.catalog.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.json.JsonFactory;

/** Rows of batches as JSON Lines, in OpenAI's format (API description 2.3.0). */
public final class JsonlBatchRows implements BatchRows {

    private final int longestLine;
    private final JsonFactory json;

    public JsonlBatchRows(DatasetLimits limits) {
        this.longestLine = limits.maxLineBytes();
        this.json = RowJson.factory(longestLine);
    }

    @Override
    public RowsReport check(InputStream rows, Endpoint endpoint) throws IOException {
        var check = new BatchCheck(json, longestLine, MOST_FAULTS, endpoint).read(rows);
        var faults = check.faults().stream().map(JsonlBatchRows::error).toList();
        return new RowsReport(check.rows(), check.model(), faults);
    }

    private static BatchError error(BatchCheck.Fault fault) {
        return new BatchError(
                fault.isRequest() ? fault.code() : "invalid_json_line",
                fault.message(),
                Optional.ofNullable(fault.param()),
                Optional.of(fault.line()));
    }

    @Override
    public InputStream spoken(InputStream rows, RowWords words) {
        return new LineStream(rows, longestLine, new SpokenRow(json, words));
    }

    @Override
    public Published published(InputStream answers, Names names) {
        var row = new PublishedRow(names);
        var stream = new LineStream(answers, PublishedRow.LONGEST, row);
        return new PublishedRows(stream, row);
    }
}
