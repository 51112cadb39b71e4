package dev.tunegate.providers.simulator;

import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a batch. Whatever is said of it follows from this note, the input's rows and
 * the time.
 *
 * @param batch the marker: the gateway's id of the batch
 * @param startedAt milliseconds since 1970
 * @param millis from the start to the end
 * @param failing which rows go wrong, as the Base64 of a bit for each
 * @param cancelledAt milliseconds since 1970
 */
record BatchNote(
        String batch,
        long startedAt,
        long millis,
        long rows,
        String failing,
        @Nullable Long cancelledAt) {

    static String packed(BitSet rows) {
        return Base64.getEncoder().encodeToString(rows.toByteArray());
    }

    private BitSet failures() {
        return BitSet.valueOf(Base64.getDecoder().decode(failing));
    }

    boolean fails(long row) {
        return failures().get(Math.toIntExact(row));
    }

    /** How many of the first rows go wrong. */
    long failuresAmong(long first) {
        return failures().get(0, Math.toIntExact(first)).cardinality();
    }

    BatchNote cancelled(Instant now) {
        return new BatchNote(batch, startedAt, millis, rows, failing, now.toEpochMilli());
    }
}
