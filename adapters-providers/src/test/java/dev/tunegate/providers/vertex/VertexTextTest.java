package dev.tunegate.providers.vertex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Google's words as callers may read them. */
class VertexTextTest {

    private static final VertexText TEXT =
            VertexText.of(
                            VertexFixture.deployment(
                                    "gemini-2.5-flash",
                                    Map.of("vertex_project", "acme-ml", "gcs_bucket_name", "acme"),
                                    "{}"))
                    .and("gs://acme/tunegate/file-ab12/rows.jsonl", "file-ab12")
                    .and("ftjob-ours1", "ftjob-ours1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "projects/acme-ml/locations/us-central1/endpoints/42",
                "gs://another/bucket/file.jsonl",
                "https://us-central1-aiplatform.googleapis.com/v1/x?y=z",
                "us-central1-aiplatform.googleapis.com/global_concurrent_tuning_jobs",
                "tunegate@acme-ml.iam.gserviceaccount.com",
                "123456789012",
                "acme-ml",
                "ftjob-theirs99"
            })
    void names_of_googles_are_hidden(String name) {
        assertThat(TEXT.clean("Look at " + name + ", please."))
                .isEqualTo("Look at [hidden], please.");
    }

    @Test
    void our_names_stand_in_for_googles() {
        assertThat(
                        TEXT.clean(
                                "gs://acme/tunegate/file-ab12/rows.jsonl of ftjob-ours1 is no"
                                        + " data for gemini-2.5-flash."))
                .isEqualTo("file-ab12 of ftjob-ours1 is no data for tiny.");
    }

    @ParameterizedTest
    @CsvSource({
        "tuningJob.supervisedTuningSpec.hyperParameters.epochCount,"
                + " method.supervised.hyperparameters.n_epochs",
        "tuning_job.preference_optimization_spec.hyper_parameters.beta,"
                + " method.dpo.hyperparameters.beta",
        "tuning_job.supervised_tuning_spec.training_dataset_uri, training_file",
        "tuning_job.base_model, model",
        "generation_config.max_output_tokens, max_completion_tokens",
        "contents[3].parts[0].text, messages",
        "tools[0].function_declarations[1].name, tools"
    })
    void fields_of_googles_are_named_as_the_caller_named_them(String theirs, String ours) {
        assertThat(ParamNames.ours(theirs)).contains(ours);
    }

    @Test
    void fields_that_the_caller_never_wrote_have_no_name() {
        assertThat(ParamNames.ours("tuning_job.labels")).isEmpty();
    }
}
