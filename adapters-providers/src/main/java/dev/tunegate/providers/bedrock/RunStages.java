package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.finetuning.EventId;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobEvent.Level;
import dev.tunegate.domain.provider.PublicWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrock.model.GetModelCustomizationJobResponse;
import software.amazon.awssdk.services.bedrock.model.JobStatusDetails;
import software.amazon.awssdk.services.bedrock.model.StatusDetails;

/** The stages of a run as lines of a log: when each began, and how it ended. */
final class RunStages {

    private final List<JobEvent> events = new ArrayList<>();

    private RunStages() {}

    /** In the order of the stages; where the run has ended, its end comes last. */
    static List<JobEvent> events(GetModelCustomizationJobResponse job, PublicWords text) {
        var log = new RunStages();
        log.add("created", job.creationTime(), Level.INFO, "Bedrock has taken the job.");
        if (job.statusDetails() != null) {
            log.stages(job.statusDetails());
        }
        switch (job.status()) {
            case COMPLETED ->
                    log.add(
                            endKey(job),
                            end(job),
                            Level.INFO,
                            "The job has successfully completed");
            case FAILED ->
                    log.add(
                            endKey(job),
                            end(job),
                            Level.ERROR,
                            "The job failed: " + why(job, text));
            case STOPPED -> log.add(endKey(job), end(job), Level.INFO, "The job was cancelled");
            case IN_PROGRESS, STOPPING, UNKNOWN_TO_SDK_VERSION -> {}
        }
        return log.events;
    }

    /** The key of the run's last event, for as long as it is in this state. */
    static String endKey(GetModelCustomizationJobResponse job) {
        return "job:" + job.statusAsString();
    }

    static boolean isEndOfTraining(JobEvent event) {
        return event.key().startsWith("training:") && !event.key().equals("training:began");
    }

    /** When the last step was trained; Bedrock's tables tell no times. */
    static Instant trainedAt(GetModelCustomizationJobResponse job) {
        return Optional.ofNullable(job.statusDetails())
                .flatMap(it -> Optional.ofNullable(it.trainingDetails()))
                .flatMap(it -> Optional.ofNullable(it.lastModifiedTime()))
                .filter(it -> !it.isAfter(end(job)))
                .orElseGet(() -> end(job));
    }

    private static Instant end(GetModelCustomizationJobResponse job) {
        return Optional.ofNullable(job.endTime())
                .or(() -> Optional.ofNullable(job.lastModifiedTime()))
                .orElseGet(job::creationTime);
    }

    private static String why(GetModelCustomizationJobResponse job, PublicWords text) {
        return job.failureMessage() == null
                ? "Bedrock gave no reason."
                : text.clean(job.failureMessage());
    }

    private void stages(StatusDetails details) {
        var validation = details.validationDetails();
        if (validation != null) {
            stage(
                    "validation",
                    validation.status(),
                    validation.creationTime(),
                    validation.lastModifiedTime());
        }
        var preparing = details.dataProcessingDetails();
        if (preparing != null) {
            stage(
                    "processing",
                    preparing.status(),
                    preparing.creationTime(),
                    preparing.lastModifiedTime());
        }
        var training = details.trainingDetails();
        if (training != null) {
            stage(
                    "training",
                    training.status(),
                    training.creationTime(),
                    training.lastModifiedTime());
        }
    }

    private static final Map<String, String> NAMES =
            Map.of(
                    "validation", "Validation of the files",
                    "processing", "Preparation of the data",
                    "training", "Training");

    private void stage(
            String stage,
            @Nullable JobStatusDetails status,
            @Nullable Instant began,
            @Nullable Instant changed) {
        if (status == null || status == JobStatusDetails.NOT_STARTED) {
            return;
        }
        var name = NAMES.get(stage);
        add(stage + ":began", began, Level.INFO, name + " has begun.");
        var key = stage + ":" + status;
        switch (status) {
            case COMPLETED -> add(key, changed, Level.INFO, name + " has completed.");
            case FAILED -> add(key, changed, Level.ERROR, name + " has failed.");
            case STOPPED -> add(key, changed, Level.INFO, name + " was stopped.");
            case IN_PROGRESS, STOPPING, NOT_STARTED, UNKNOWN_TO_SDK_VERSION -> {}
        }
    }

    private void add(String key, @Nullable Instant when, Level level, String message) {
        if (when != null) {
            events.add(
                    new JobEvent(
                            EventId.fresh(),
                            key,
                            when,
                            level,
                            new JobEvent.Text(message, Map.of())));
        }
    }
}
