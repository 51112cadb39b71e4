package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJob.Figures;
import dev.tunegate.domain.finetuning.ProviderJob.Outcome;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.PublicWords;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrock.model.GetModelCustomizationJobResponse;
import software.amazon.awssdk.services.bedrock.model.JobStatusDetails;
import software.amazon.awssdk.services.bedrock.model.ModelCustomizationJobStatus;
import software.amazon.awssdk.services.bedrock.model.ModelCustomizationJobSummary;
import software.amazon.awssdk.services.bedrock.model.StatusDetails;

/** Reads what Bedrock says of a customization job. */
final class RunReading {

    private static final int LONGEST_CODE = 60;

    private RunReading() {}

    /** A job that was just made: Bedrock says no more than its name. */
    static ProviderJob begun(String arn) {
        return new ProviderJob(
                new ProviderJobId(arn), JobStatus.VALIDATING_FILES, Outcome.OPEN, Figures.UNKNOWN);
    }

    static ProviderJob job(
            GetModelCustomizationJobResponse job, ModelFamily family, PublicWords text) {
        var status = status(job.status(), job.statusDetails());
        boolean done = status == JobStatus.SUCCEEDED;
        var outcome =
                new Outcome(
                        Optional.ofNullable(job.endTime()).filter(_ -> hasEnded(job.status())),
                        Optional.ofNullable(job.outputModelArn()).filter(_ -> done),
                        done ? List.of(RunFiles.table(job)) : List.of(),
                        status == JobStatus.FAILED
                                ? Optional.of(error(job.failureMessage(), text))
                                : Optional.empty());
        return new ProviderJob(
                new ProviderJobId(job.jobArn()),
                status,
                outcome,
                new Figures(
                        Optional.empty(), Optional.empty(), chosen(job.hyperParameters(), family)));
    }

    static ProviderJob job(ModelCustomizationJobSummary job) {
        var outcome =
                new Outcome(
                        Optional.ofNullable(job.endTime()).filter(_ -> hasEnded(job.status())),
                        Optional.ofNullable(job.customModelArn())
                                .filter(_ -> job.status() == ModelCustomizationJobStatus.COMPLETED),
                        List.of(),
                        Optional.empty());
        return new ProviderJob(
                new ProviderJobId(job.jobArn()),
                status(job.status(), job.statusDetails()),
                outcome,
                Figures.UNKNOWN);
    }

    /** A job that is being stopped has been cancelled, though it has not ended. */
    private static boolean hasEnded(ModelCustomizationJobStatus status) {
        return switch (status) {
            case COMPLETED, FAILED, STOPPED -> true;
            case IN_PROGRESS, STOPPING, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    static JobStatus status(ModelCustomizationJobStatus status, @Nullable StatusDetails details) {
        return switch (status) {
            case COMPLETED -> JobStatus.SUCCEEDED;
            case FAILED -> JobStatus.FAILED;
            case STOPPING, STOPPED -> JobStatus.CANCELLED;
            case IN_PROGRESS -> details == null ? JobStatus.RUNNING : stage(details);
            case UNKNOWN_TO_SDK_VERSION -> JobStatus.RUNNING;
        };
    }

    /** A job looks through its files, prepares them, and trains. */
    private static JobStatus stage(StatusDetails details) {
        var training = details.trainingDetails();
        var preparing = details.dataProcessingDetails();
        var validation = details.validationDetails();
        if (training != null && hasBegun(training.status())) {
            return JobStatus.RUNNING;
        }
        if (preparing != null && hasBegun(preparing.status())) {
            return JobStatus.QUEUED;
        }
        if (validation == null) {
            return preparing == null ? JobStatus.RUNNING : JobStatus.QUEUED;
        }
        return validation.status() == JobStatusDetails.COMPLETED
                ? JobStatus.QUEUED
                : JobStatus.VALIDATING_FILES;
    }

    private static boolean hasBegun(@Nullable JobStatusDetails status) {
        return status != null && status != JobStatusDetails.NOT_STARTED;
    }

    private static JobError error(@Nullable String message, PublicWords text) {
        var reason = message == null ? "" : text.clean(message);
        return new JobError(
                code(reason),
                reason.isEmpty() ? "Bedrock gave no reason." : reason,
                Optional.ofNullable(ParamWords.of(message == null ? "" : message)));
    }

    /** Bedrock gives no code: its first words stand for one. */
    private static String code(String reason) {
        var words =
                reason.replaceFirst("[.:;,(].*", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^_|_$", "");
        var slug = words.substring(0, Math.min(words.length(), LONGEST_CODE)).replaceAll("_$", "");
        return slug.isEmpty() ? "training_failed" : slug;
    }

    private static Hyperparameters chosen(Map<String, String> told, ModelFamily family) {
        return new Hyperparameters(
                whole(told.get(Dials.EPOCHS)),
                whole(told.get(Dials.BATCH)),
                family.dials()
                        .map(Dials::rate)
                        .flatMap(it -> number(told.get(it.name())).map(it::multiplier))
                        .filter(it -> it.signum() > 0));
    }

    private static Optional<Integer> whole(@Nullable String text) {
        return number(text)
                .filter(it -> it.signum() > 0 && it.compareTo(BigDecimal.valueOf(1_000_000)) < 0)
                .map(BigDecimal::intValue);
    }

    private static Optional<BigDecimal> number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}(\\.[0-9]{0,18})?([eE][+-]?[0-9]{1,2})?")
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }
}
