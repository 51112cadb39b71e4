package dev.tunegate.providers.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.provider.PublicWords;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.bedrock.model.GetModelCustomizationJobResponse;
import software.amazon.awssdk.services.bedrock.model.ModelCustomizationJobStatus;
import software.amazon.awssdk.services.bedrock.model.StatusDetails;

/** What a customization job's words come to. */
class RunReadingTest {

    private static final Instant BEGAN = Instant.parse("2026-11-21T08:00:00Z");
    private static final String ARN =
            "arn:aws:bedrock:us-east-1:123456789012:model-customization-job/amazon.nova/abc123abc123";

    private static StatusDetails details(String validation, String processing, String training) {
        return StatusDetails.builder()
                .validationDetails(it -> it.status(validation))
                .dataProcessingDetails(it -> it.status(processing))
                .trainingDetails(it -> it.status(training))
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "InProgress, InProgress, NotStarted, NotStarted, VALIDATING_FILES",
        "InProgress, NotStarted, NotStarted, NotStarted, VALIDATING_FILES",
        "InProgress, Completed,  NotStarted, NotStarted, QUEUED",
        "InProgress, Completed,  InProgress, NotStarted, QUEUED",
        "InProgress, Completed,  Completed,  NotStarted, QUEUED",
        "InProgress, Completed,  Completed,  InProgress, RUNNING",
        "InProgress, Completed,  Completed,  Completed,  RUNNING",
        "InProgress, Completed,  Completed,  Stopping,   RUNNING",
        "Completed,  Completed,  Completed,  Completed,  SUCCEEDED",
        "Failed,     Failed,     NotStarted, NotStarted, FAILED",
        "Stopping,   Completed,  Completed,  Stopping,   CANCELLED",
        "Stopped,    Completed,  Completed,  Stopped,    CANCELLED",
        "Hibernated, Completed,  Completed,  InProgress, RUNNING"
    })
    void a_status_and_its_details_are_one_of_ours(
            String status, String validation, String processing, String training, JobStatus ours) {
        var theirs = ModelCustomizationJobStatus.fromValue(status);

        assertThat(RunReading.status(theirs, details(validation, processing, training)))
                .isEqualTo(ours);
    }

    @Test
    void a_job_without_details_is_running() {
        assertThat(RunReading.status(ModelCustomizationJobStatus.IN_PROGRESS, null))
                .isEqualTo(JobStatus.RUNNING);
        assertThat(
                        RunReading.status(
                                ModelCustomizationJobStatus.IN_PROGRESS,
                                StatusDetails.builder().build()))
                .isEqualTo(JobStatus.RUNNING);
    }

    private static GetModelCustomizationJobResponse.Builder job(String status) {
        return GetModelCustomizationJobResponse.builder()
                .jobArn(ARN)
                .jobName("ftjob-abc")
                .status(status)
                .creationTime(BEGAN)
                .endTime(BEGAN.plusSeconds(60))
                .outputModelArn("arn:aws:bedrock:us-east-1:123456789012:custom-model/x/y")
                .outputDataConfig(it -> it.s3Uri("s3://bucket/out/"))
                .hyperParameters(Map.of());
    }

    @Test
    void a_job_that_is_being_stopped_has_not_ended() {
        var run = RunReading.job(job("Stopping").build(), ModelFamily.NOVA, PublicWords.STRICT);

        assertThat(run.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(run.outcome().finishedAt()).isEmpty();
        assertThat(run.outcome().tunedModel()).isEmpty();
    }

    @Test
    void a_completed_job_names_its_model_and_its_table() {
        var run = RunReading.job(job("Completed").build(), ModelFamily.NOVA, PublicWords.STRICT);

        assertThat(run.outcome().finishedAt()).contains(BEGAN.plusSeconds(60));
        assertThat(run.outcome().tunedModel())
                .contains("arn:aws:bedrock:us-east-1:123456789012:custom-model/x/y");
        assertThat(run.outcome().resultFiles())
                .containsExactly("s3://bucket/out/model-customization-job-abc123abc123");
    }

    @Test
    void a_failure_has_a_code_and_names_no_resource() {
        var failed =
                job("Failed")
                        .failureMessage(
                                "Invalid input error: 3 rows of trainingDataConfig"
                                        + " s3://secret-bucket/train.jsonl are malformed.")
                        .build();

        var error =
                RunReading.job(failed, ModelFamily.NOVA, PublicWords.STRICT)
                        .outcome()
                        .error()
                        .orElseThrow();

        assertThat(error.code()).isEqualTo("invalid_input_error");
        assertThat(error.param()).contains("training_file");
        assertThat(error.message()).contains("malformed").doesNotContain("secret-bucket");
    }

    @Test
    void a_failure_without_a_message_is_still_one() {
        var error =
                RunReading.job(job("Failed").build(), ModelFamily.NOVA, PublicWords.STRICT)
                        .outcome()
                        .error()
                        .orElseThrow();

        assertThat(error.code()).isEqualTo("training_failed");
    }

    @Test
    void the_hyperparameters_it_was_given_are_ours_again() {
        var told = Map.of("epochCount", "3", "learningRate", "0.00002", "batchSize", "odd");

        var chosen =
                RunReading.job(
                                job("InProgress").hyperParameters(told).build(),
                                ModelFamily.NOVA,
                                PublicWords.STRICT)
                        .figures()
                        .chosen();

        assertThat(chosen.epochs()).contains(3);
        assertThat(chosen.batchSize()).isEmpty();
        assertThat(chosen.learningRateMultiplier()).contains(new BigDecimal("2"));
    }
}
