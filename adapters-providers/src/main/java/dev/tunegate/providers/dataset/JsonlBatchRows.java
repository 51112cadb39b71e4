package dev.tunegate.providers.dataset;

import dev.tunegate.domain.batch.BatchRows;
import dev.tunegate.domain.batch.RowWords;
import dev.tunegate.domain.catalog.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.json.JsonFactory;

/** Rows of batches as JSON Lines, in OpenAI's format (API description 2.3.0). */
public final class JsonlBatchRows implements BatchRows {

    /** No request or answer of OpenAI's is nearly as long. */
    static final int LONGEST_LINE = 32 << 20;

    private final JsonFactory json = RowJson.factory(LONGEST_LINE);

    @Override
    public RowsReport check(InputStream rows, Endpoint endpoint) throws IOException {
        var lines = new LineReader(rows, LONGEST_LINE);
        var check = new BatchRowsCheck(json, endpoint);
        while (!check.isFull() && lines.advance()) {
            check.line(lines);
        }
        return check.report();
    }

    @Override
    public InputStream spoken(InputStream rows, RowWords words) {
        return new LineStream(rows, new SpokenRow(json, words));
    }

    @Override
    public Published published(InputStream answers, Names names) {
        var row = new PublishedRow(names);
        var stream = new LineStream(answers, row);
        return new PublishedRows(stream, row);
    }
}
