package dev.tunegate.domain.finetuning;

/**
 * What a run is called at an experiment tracker. It follows from the job alone, so that whoever
 * begins it a second time meets the same run.
 */
public record TrackedRunId(String value) {

    public TrackedRunId {
        if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("tracked run " + value);
        }
    }

    /**
     * @param number which of the job's integrations it serves, from 1
     */
    public static TrackedRunId of(JobId job, int number) {
        return new TrackedRunId(number == 1 ? job.value() : job.value() + "-" + number);
    }

    @Override
    public String toString() {
        return value;
    }
}
