package dev.tunegate.providers.openaiwire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.provider.PublicWords;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as hosts describe them, well or badly. */
class JobJsonTest {

    private static Optional<ProviderJob> job(String json) {
        return JobJson.job(JsonMapper.shared().readTree(json), PublicWords.STRICT);
    }

    private static ProviderJob with(String members) {
        return job("{\"id\":\"ftjob-a\"," + members + "}").orElseThrow();
    }

    /** The shape of the example in OpenAI's API description 2.3.0, read 2026-11-21. */
    @Test
    void a_finished_job_is_read_whole() {
        var job =
                job("""
                    {"object":"fine_tuning.job","id":"ftjob-a","model":"gpt-4o-mini-2024-07-18",
                     "created_at":1721764800,"finished_at":1721768400,
                     "fine_tuned_model":"ft:gpt-4o-mini:acme::x","organization_id":"org-1",
                     "result_files":["file-r"],"status":"succeeded","validation_file":null,
                     "training_file":"file-t","error":{},"trained_tokens":5768,
                     "estimated_finish":1721768000,"seed":0,"integrations":[],
                     "hyperparameters":{"n_epochs":4,"batch_size":1,"learning_rate_multiplier":1.8},
                     "method":{"type":"supervised","supervised":{"hyperparameters":
                      {"batch_size":2,"learning_rate_multiplier":"auto","n_epochs":4}}},
                     "metadata":{"key":"value"},"user_provided_suffix":null}
                    """)
                        .orElseThrow();

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.outcome().finishedAt()).contains(Instant.ofEpochSecond(1721768400));
        assertThat(job.outcome().tunedModel()).contains("ft:gpt-4o-mini:acme::x");
        assertThat(job.outcome().resultFiles()).containsExactly("file-r");
        assertThat(job.outcome().error()).isEmpty();
        assertThat(job.figures().trainedTokens()).contains(5768L);
        assertThat(job.figures().estimatedFinish()).contains(Instant.ofEpochSecond(1721768000));
        assertThat(job.figures().chosen())
                .isEqualTo(new Hyperparameters(Optional.of(4), Optional.of(2), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "created,QUEUED",
        "pending,QUEUED",
        "notRunning,QUEUED",
        "resuming,QUEUED",
        "queued,QUEUED",
        "validating_files,VALIDATING_FILES",
        "pausing,RUNNING",
        "paused,PAUSED",
        "canceled,CANCELLED",
        "cancelled,CANCELLED",
        "failed,FAILED",
        "Succeeded,RUNNING",
        "somethingNew,RUNNING"
    })
    void every_word_for_a_status_is_understood(String word, JobStatus status) {
        assertThat(with("\"status\":\"" + word + "\"").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":null}", "{\"id\":\"\"}", "{\"id\":7}"})
    void what_has_no_id_is_no_job(String json) {
        assertThat(job(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"error\":null",
                "\"error\":{}",
                "\"error\":{\"code\":null,\"message\":null,\"param\":null}",
                "\"error\":[]",
                "\"result_files\":null",
                "\"hyperparameters\":null,\"method\":null",
                "\"hyperparameters\":\"auto\",\"method\":[]",
                "\"hyperparameters\":{\"n_epochs\":-1}",
                "\"hyperparameters\":{\"n_epochs\":\"auto\"}",
                "\"hyperparameters\":{\"n_epochs\":1e400}",
                "\"finished_at\":\"yesterday\"",
                "\"finished_at\":-1",
                "\"finished_at\":1e300",
                "\"trained_tokens\":-5",
                "\"trained_tokens\":{}",
                "\"fine_tuned_model\":\"\"",
                "\"metadata\":7",
                "\"status\":null",
                "\"status\":{}"
            })
    void members_that_are_empty_or_wrong_are_as_good_as_missing(String members) {
        var job = with(members);

        assertThat(job.outcome()).isEqualTo(ProviderJob.Outcome.OPEN);
        assertThat(job.figures()).isEqualTo(ProviderJob.Figures.UNKNOWN);
    }

    @Test
    void numbers_in_strings_and_milliseconds_are_understood() {
        var job =
                with(
                        "\"trained_tokens\":\"12\",\"finished_at\":1721768400123,"
                                + "\"hyperparameters\":{\"n_epochs\":\"3\",\"batch_size\":4.0,"
                                + "\"learning_rate_multiplier\":\"0.5\"}");

        assertThat(job.figures().trainedTokens()).contains(12L);
        assertThat(job.outcome().finishedAt()).contains(Instant.ofEpochSecond(1721768400));
        assertThat(job.figures().chosen())
                .isEqualTo(
                        new Hyperparameters(
                                Optional.of(3),
                                Optional.of(4),
                                Optional.of(new BigDecimal("0.5"))));
    }

    @Test
    void an_error_may_be_a_plain_sentence() {
        var error = with("\"error\":\"broken by org-abc\"").outcome().error().orElseThrow();

        assertThat(error.message()).isEqualTo("broken by [hidden]");
        assertThat(error.code()).isEqualTo("provider_error");
    }
}
