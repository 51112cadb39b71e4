package dev.tunegate.providers.vertex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingMethod.Dpo;
import dev.tunegate.domain.finetuning.TrainingMethod.Supervised;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.finetuning.TrainingRequest.Options;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a request becomes on its way to Vertex AI, and what is refused on the way. */
class TuningStartTest {

    private static final JobId JOB = new JobId("ftjob-AbCdEfGhIjKlMnOpQrStUvWx");
    private static final Hyperparameters ALL =
            new Hyperparameters(
                    Optional.of(4), Optional.empty(), Optional.of(new BigDecimal("0.5")));

    private static TrainingRequest request(TrainingMethod method, Options options) {
        var files =
                new TrainingRequest.Files(
                        new FileId("file-train"), Optional.of(new FileId("file-valid")));
        return new TrainingRequest(new ModelName("tiny"), files, method, options, Metadata.NONE);
    }

    private static String body(TrainingMethod method, Options options, String model) {
        var files =
                new ProviderFiles(
                        new ProviderFileId("gs://b/t.jsonl"),
                        Optional.of(new ProviderFileId("gs://b/v.jsonl")));
        var order = new RunOrder(JOB, request(method, options), files, Instant.EPOCH);
        var body = TuningStart.of(order, model);
        GoogleDescription.job(body);
        return body.toString();
    }

    private static Options options(Map<String, String> extensions) {
        return new Options(Optional.of("my-suffix"), 7, List.of(), extensions);
    }

    @Test
    void a_supervised_job_has_a_field_for_each_choice() {
        var extensions = Map.of("adapter_size", "16", "export_last_checkpoint_only", "true");

        assertThat(body(new Supervised(ALL), options(extensions), "gemini-2.5-flash"))
                .isEqualTo(
                        "{\"baseModel\":\"gemini-2.5-flash\",\"tunedModelDisplayName\":\"my-suffix\","
                                + "\"labels\":{\"tunegate_job\":\""
                                + Marker.of(JOB)
                                + "\"},\"supervisedTuningSpec\":{\"trainingDatasetUri\":"
                                + "\"gs://b/t.jsonl\",\"validationDatasetUri\":\"gs://b/v.jsonl\","
                                + "\"hyperParameters\":{\"epochCount\":\"4\","
                                + "\"learningRateMultiplier\":0.5,\"adapterSize\":"
                                + "\"ADAPTER_SIZE_SIXTEEN\"},\"exportLastCheckpointOnly\":true}}");
    }

    @Test
    void a_preference_job_has_its_beta_and_nothing_that_was_left_open() {
        var dpo = new Dpo(Hyperparameters.AUTO, Optional.of(new BigDecimal("0.1")));

        assertThat(body(dpo, options(Map.of()), "publishers/google/models/gemini-2.5-flash"))
                .contains("\"baseModel\":\"gemini-2.5-flash\"")
                .contains("\"preferenceOptimizationSpec\":{")
                .contains("\"hyperParameters\":{\"beta\":0.1}")
                .doesNotContain("supervised");
        assertThat(body(new Supervised(Hyperparameters.AUTO), options(Map.of()), "gemini-2.5-pro"))
                .doesNotContain("hyperParameters");
    }

    @Test
    void a_tuned_model_is_tuned_further() {
        var model = "projects/1/locations/us-central1/models/42@1";

        assertThat(body(new Supervised(ALL), options(Map.of()), model))
                .startsWith("{\"preTunedModel\":{\"tunedModelName\":\"" + model + "\"}")
                .doesNotContain("baseModel");
    }

    @Test
    void a_marker_survives_the_way_through_a_label() {
        var run =
                JsonMapper.shared()
                        .readTree("{\"labels\":{\"tunegate_job\":\"" + Marker.of(JOB) + "\"}}");

        assertThat(Marker.of(JOB)).matches("[a-z0-9]{1,63}");
        assertThat(Marker.of(run)).contains(JOB);
        assertThat(Marker.of(run.path("labels"))).isEmpty();
    }

    @Test
    void what_has_no_equivalent_is_refused_by_its_name() {
        var batch = new Hyperparameters(Optional.empty(), Optional.of(8), Optional.empty());

        assertThatThrownBy(() -> require(new Supervised(batch), options(Map.of())))
                .isInstanceOf(Refusal.NotSupported.class)
                .hasMessageContaining("method.supervised.hyperparameters.batch_size")
                .hasMessageContaining("adapter_size");
        assertThatThrownBy(() -> require(new Supervised(ALL), options(Map.of("adapter_size", "3"))))
                .isInstanceOf(Refusal.InvalidInput.class);
        assertThatThrownBy(() -> require(new Supervised(ALL), options(Map.of("tuning_mode", "x"))))
                .isInstanceOf(Refusal.NotSupported.class);
    }

    @Test
    void a_seed_is_told_to_have_no_effect() {
        assertThat(
                        VertexTerms.terms()
                                .notices(request(new Supervised(ALL), options(Map.of())), Set.of()))
                .hasSize(1)
                .first()
                .asString()
                .contains("no seed");
    }

    private static void require(TrainingMethod method, Options options) {
        VertexTerms.terms().requirePossible(request(method, options));
    }
}
