package dev.tunegate.domain.batch;

import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.shared.RandomId;

/** Names a batch: {@code batch_…}. It is also the marker that the provider's batch carries. */
public record BatchId(String value) {

    private static final String PREFIX = "batch_";

    public BatchId {
        RandomId.checked(PREFIX, value);
    }

    public static BatchId fresh() {
        return new BatchId(PREFIX + RandomId.letters(24));
    }

    /** The name of the copy of its rows that goes to the provider; no file here bears it. */
    public FileId copy() {
        return new FileId("file-" + value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
