package dev.tunegate.domain.batch;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a batch stands, in OpenAI's words; the table says where it can go from there. */
public enum BatchStatus {
    VALIDATING,
    FAILED,
    IN_PROGRESS,
    FINALIZING,
    COMPLETED,
    EXPIRED,
    CANCELLING,
    CANCELLED;

    private static final Set<BatchStatus> FINAL = EnumSet.of(FAILED, COMPLETED, EXPIRED, CANCELLED);

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BatchStatus> named(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    public boolean isFinal() {
        return FINAL.contains(this);
    }

    /** Whether a batch in this state may be seen in that one next; staying is always allowed. */
    public boolean mayBecome(BatchStatus next) {
        return next == this
                || switch (this) {
                    case VALIDATING -> true;
                    case IN_PROGRESS -> next != VALIDATING;
                    case FINALIZING -> next == CANCELLING || next.isFinal();
                    case CANCELLING -> next.isFinal();
                    case FAILED, COMPLETED, EXPIRED, CANCELLED -> false;
                };
    }
}
