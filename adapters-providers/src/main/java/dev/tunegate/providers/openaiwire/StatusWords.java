package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.finetuning.JobStatus;
import java.util.Locale;

/** Reads a job's status in the words of OpenAI and of those who speak almost like it. */
final class StatusWords {

    private StatusWords() {}

    /**
     * A word that nobody knows means that the job is under way: it has not ended in a known way.
     */
    static JobStatus status(String word) {
        return JobStatus.named(word).orElseGet(() -> other(word.toLowerCase(Locale.ROOT)));
    }

    private static JobStatus other(String word) {
        return switch (word) {
            case "validating", "validated" -> JobStatus.VALIDATING_FILES;
            case "created", "pending", "notrunning", "resuming", "queued" -> JobStatus.QUEUED;
            case "canceled", "cancelled" -> JobStatus.CANCELLED;
            case "completed", "success" -> JobStatus.SUCCEEDED;
            case "error", "failed" -> JobStatus.FAILED;
            default -> JobStatus.RUNNING;
        };
    }
}
