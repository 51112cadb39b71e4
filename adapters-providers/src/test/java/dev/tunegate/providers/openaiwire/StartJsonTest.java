package dev.tunegate.providers.openaiwire;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static dev.tunegate.domain.finetuning.RunFixture.anOrderFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.finetuning.WandbIntegration;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The request that starts a run. */
class StartJsonTest {

    private static JsonNode json(JobFixture job) {
        var order = anOrderFor(job.withId("ftjob-00000001").build(), "file-theirs");
        return JsonMapper.shared().readTree(StartJson.of(order, "base"));
    }

    @Test
    void a_bare_request_has_only_what_was_asked() {
        assertThat(json(aJob()))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"model":"base","training_file":"file-theirs",
                                         "method":{"type":"supervised"},"seed":42,
                                         "metadata":{"tunegate_job":"ftjob-00000001"}}
                                        """));
    }

    @Test
    void a_full_request_arrives_whole() {
        var hyperparameters =
                new Hyperparameters(
                        Optional.of(3), Optional.of(8), Optional.of(new BigDecimal("0.1")));
        var wandb =
                new WandbIntegration(
                        "proj", Optional.of("run"), Optional.of("us"), List.of("a", "b"));
        var job =
                aJob().by(
                                new TrainingMethod.Dpo(
                                        hyperparameters, Optional.of(new BigDecimal("0.5"))))
                        .with(new TrainingRequest.Options(Optional.of("mine"), 7, List.of(wandb)))
                        .noting(Map.of("k", "v"));

        assertThat(json(job))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"model":"base","training_file":"file-theirs",
                                         "method":{"type":"dpo","dpo":{"hyperparameters":
                                          {"n_epochs":3,"batch_size":8,
                                           "learning_rate_multiplier":0.1,"beta":0.5}}},
                                         "suffix":"mine","seed":7,
                                         "integrations":[{"type":"wandb","wandb":{"project":"proj",
                                          "name":"run","entity":"us","tags":["a","b"]}}],
                                         "metadata":{"k":"v","tunegate_job":"ftjob-00000001"}}
                                        """));
    }

    @Test
    void a_grader_goes_along_as_its_caller_wrote_it() {
        var effort =
                new TrainingMethod.Reinforcement.Effort(
                        Optional.of("low"),
                        Optional.of(new BigDecimal("1.5")),
                        Optional.of(4),
                        Optional.of(2));
        var grader = "{\"type\":\"string_check\",\"operation\":\"eq\"}";
        var method =
                new TrainingMethod.Reinforcement(
                        Hyperparameters.AUTO, effort, grader, Optional.of("{\"type\":\"text\"}"));

        assertThat(json(aJob().by(method)).path("method"))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"type":"reinforcement","reinforcement":{
                                         "hyperparameters":{"reasoning_effort":"low",
                                          "compute_multiplier":1.5,"eval_interval":4,
                                          "eval_samples":2},
                                         "grader":{"type":"string_check","operation":"eq"},
                                         "response_format":{"type":"text"}}}
                                        """));
    }

    @Test
    void the_marker_always_has_room() {
        var pairs = new HashMap<String, String>();
        for (int i = 0; i < 16; i++) {
            pairs.put("key" + i, "v");
        }

        var metadata = json(aJob().noting(pairs)).path("metadata");

        assertThat(metadata.size()).isEqualTo(16);
        assertThat(metadata.path("tunegate_job").stringValue()).isEqualTo("ftjob-00000001");
    }

    @Test
    void a_caller_cannot_forge_the_marker() {
        var metadata =
                json(aJob().noting(Map.of("tunegate_job", "ftjob-00000002"))).path("metadata");

        assertThat(metadata.path("tunegate_job").stringValue()).isEqualTo("ftjob-00000001");
    }
}
