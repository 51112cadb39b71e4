package dev.tunegate.providers.bedrock;

import java.util.Optional;
import software.amazon.awssdk.services.bedrock.model.GetModelCustomizationJobResponse;

/**
 * Where a run leaves its metrics, under the place that it was told (user guide, {@code
 * model-customization-analyze}, seen 2026-11-21).
 *
 * @param folder the run's own, {@code …/model-customization-job-abc}
 */
record RunFiles(S3Place folder) {

    static Optional<RunFiles> of(String table) {
        return S3Place.of(table).map(RunFiles::new);
    }

    /** The name under which our callers get the run's metrics: as one table. */
    static String table(GetModelCustomizationJobResponse job) {
        var output = job.outputDataConfig().s3Uri();
        var arn = job.jobArn();
        return (output.endsWith("/") ? output : output + "/")
                + "model-customization-job-"
                + arn.substring(arn.lastIndexOf('/') + 1);
    }

    S3Place training() {
        return folder.with("training_artifacts/step_wise_training_metrics.csv");
    }

    S3Place validation() {
        return folder.with(
                "validation_artifacts/post_fine_tuning_validation/validation_metrics.csv");
    }
}
