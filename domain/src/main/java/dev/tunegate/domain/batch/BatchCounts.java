package dev.tunegate.domain.batch;

/** How many of a batch's requests there are, were answered, and went wrong. */
public record BatchCounts(long total, long completed, long failed) {

    /** None of so many is done. */
    public static BatchCounts of(long total) {
        return new BatchCounts(total, 0, 0);
    }
}
