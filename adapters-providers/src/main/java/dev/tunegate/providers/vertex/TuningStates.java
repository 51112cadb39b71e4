package dev.tunegate.providers.vertex;

import dev.tunegate.domain.finetuning.JobStatus;

/** Reads a job's state ({@code JobState} of the discovery document v1, seen 2026-11-21). */
final class TuningStates {

    static final String CANCELLING = "JOB_STATE_CANCELLING";
    static final String PARTIALLY = "JOB_STATE_PARTIALLY_SUCCEEDED";

    private TuningStates() {}

    /**
     * A word that nobody knows means that the job is under way: it has not ended in a known way.
     *
     * @param started whether the run has begun: before that, its files are looked through
     */
    static JobStatus status(String state, boolean started) {
        return switch (state) {
            case "", "JOB_STATE_UNSPECIFIED", "JOB_STATE_QUEUED" -> JobStatus.QUEUED;
            case "JOB_STATE_PENDING" -> started ? JobStatus.QUEUED : JobStatus.VALIDATING_FILES;
            case "JOB_STATE_PAUSED" -> JobStatus.PAUSED;
            case "JOB_STATE_SUCCEEDED", PARTIALLY -> JobStatus.SUCCEEDED;
            case "JOB_STATE_FAILED", "JOB_STATE_EXPIRED" -> JobStatus.FAILED;
            case CANCELLING, "JOB_STATE_CANCELLED" -> JobStatus.CANCELLED;
            default -> JobStatus.RUNNING;
        };
    }
}
