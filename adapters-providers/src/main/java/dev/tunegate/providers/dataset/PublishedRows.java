package dev.tunegate.providers.dataset;

import dev.tunegate.domain.batch.BatchRows.Published;
import dev.tunegate.domain.batch.BatchUsage;
import java.io.InputStream;
import java.util.Optional;

/** Answers on their way to their owner, with what they have taken so far. */
record PublishedRows(InputStream rows, PublishedRow row) implements Published {

    @Override
    public Optional<BatchUsage> usage() {
        return row.usage();
    }
}
