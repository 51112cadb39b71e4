package dev.tunegate.domain.file;

/** A file's state as callers see it. */
public enum FileStatus {
    /** Stored here; some copies are still on their way. */
    UPLOADED,
    /** Every copy stands, or every copy that can. */
    PROCESSED,
    /** No provider takes it. */
    ERROR
}
