package dev.tunegate.domain.dataset;

import java.util.List;
import java.util.Optional;

/**
 * What a check of a training file found.
 *
 * @param format the shape of the rows; empty where no row could be read
 * @param rows how many rows there are; blank lines do not count
 * @param findings what is wrong, the first {@link #MAX_FINDINGS} of it
 */
public record DatasetReport(Optional<DatasetFormat> format, long rows, List<Finding> findings) {

    /** After so many findings a check looks no further. */
    public static final int MAX_FINDINGS = 20;

    public DatasetReport {
        findings = List.copyOf(findings);
    }

    public boolean isSound() {
        return findings.isEmpty();
    }
}
