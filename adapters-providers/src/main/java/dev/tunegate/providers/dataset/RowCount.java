package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.Finding;

/** As many rows come out as went in; here it is said where they do not. */
final class RowCount {

    private RowCount() {}

    static Finding finding(long read, long expected) {
        return new Finding(
                1,
                0,
                "row_count",
                "The file had "
                        + expected
                        + " rows when it was uploaded and has "
                        + read
                        + " now; upload it again.");
    }
}
