package dev.tunegate.application.finetuning;

import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import java.time.Instant;
import java.util.List;

/** Tells a job's story from its status alone, where the provider keeps no log. */
final class StatusEvents {

    private StatusEvents() {}

    /** The event that marks the step from the job's status to the run's, if it is one. */
    static List<JobEvent> of(FineTuningJob job, ProviderJob run, Instant now) {
        if (!job.status().mayBecome(run.status()) || job.status() == run.status()) {
            return List.of();
        }
        var level = run.status() == JobStatus.FAILED ? JobEvent.Level.ERROR : JobEvent.Level.INFO;
        var key = "status:" + run.status().word();
        return List.of(JobEvent.ours(key, now, level, sentence(run)));
    }

    private static String sentence(ProviderJob run) {
        return switch (run.status()) {
            case VALIDATING_FILES -> "Validating training file";
            case QUEUED -> "Files validated, moving job to queued state";
            case RUNNING -> "Fine-tuning job started";
            case PAUSED -> "Fine-tuning job paused";
            case SUCCEEDED -> "The job has successfully completed";
            case FAILED -> "The job failed";
            case CANCELLED -> "The job was cancelled";
        };
    }

    /** Whether the gateway has said this already, when it took the job. */
    static boolean isOurs(JobEvent event) {
        var message = event.text().message();
        return message.startsWith("Created fine-tuning job")
                || message.startsWith("Validating training file");
    }
}
