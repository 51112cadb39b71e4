package dev.tunegate.admin.finetuning;

import dev.tunegate.admin.web.MomentView;
import dev.tunegate.admin.web.Moments;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobStatus;
import java.time.Duration;

/**
 * A job's status as a badge.
 *
 * @param age how long an unfinished job has been under way, or how long ago it ended
 * @param since the moment from which that is counted
 */
record StatusView(String word, String label, String age, MomentView since) {

    static StatusView of(FineTuningJob job, Moments moments) {
        var finished = job.progress().result().finishedAt();
        var since = moments.view(finished.orElse(job.createdAt()));
        var elapsed = Duration.between(job.createdAt(), moments.now());
        var age = finished.isPresent() ? since.ago() : "for " + Moments.length(elapsed);
        return new StatusView(job.status().word(), label(job.status()), age, since);
    }

    static String label(JobStatus status) {
        return switch (status) {
            case VALIDATING_FILES -> "Validating files";
            case QUEUED -> "Queued";
            case RUNNING -> "Running";
            case PAUSED -> "Paused";
            case SUCCEEDED -> "Succeeded";
            case FAILED -> "Failed";
            case CANCELLED -> "Cancelled";
        };
    }
}
