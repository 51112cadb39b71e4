package dev.tunegate.domain.finetuning;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far a job has come, and what may come next. A job may skip states that nobody saw it in, but
 * it never goes back.
 */
public enum JobStatus {
    VALIDATING_FILES("validating_files"),
    QUEUED("queued"),
    RUNNING("running"),
    PAUSED("paused"),
    SUCCEEDED("succeeded"),
    FAILED("failed"),
    CANCELLED("cancelled");

    private static final Set<JobStatus> FINAL = EnumSet.of(SUCCEEDED, FAILED, CANCELLED);

    private final String word;

    JobStatus(String word) {
        this.word = word;
    }

    /** The word on the wire, OpenAI's. */
    public String word() {
        return word;
    }

    public static Optional<JobStatus> named(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }

    public boolean isFinal() {
        return FINAL.contains(this);
    }

    /** Whether a job in this state may be seen in that one next; staying is always allowed. */
    public boolean mayBecome(JobStatus next) {
        return next == this
                || switch (this) {
                    case VALIDATING_FILES -> true;
                    case QUEUED -> next != VALIDATING_FILES;
                    case RUNNING -> next == PAUSED || next.isFinal();
                    case PAUSED -> next == QUEUED || next == RUNNING || next.isFinal();
                    case SUCCEEDED, FAILED, CANCELLED -> false;
                };
    }
}
