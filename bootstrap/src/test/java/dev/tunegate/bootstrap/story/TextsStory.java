package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.errors.BadRequestException;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Completions and embeddings of configured and tuned models, through the official SDK. */
final class TextsStory {

    private final House house = House.open();

    private static CompletionCreateParams prompt(String model) {
        return CompletionCreateParams.builder()
                .model(CompletionCreateParams.Model.of(model))
                .prompt("Once upon a time")
                .build();
    }

    private static String completed(OpenAIClient client, String model) {
        var answer = client.completions().create(prompt(model)).validate();
        assertThat(answer.model()).isEqualTo(model);
        return answer.choices().getFirst().text();
    }

    private static List<Float> embedded(OpenAIClient client, String model, String text) {
        var params = EmbeddingCreateParams.builder().model(model).input(text).build();
        var answer = client.embeddings().create(params).validate();
        assertThat(answer.model()).isEqualTo(model);
        return answer.data().getFirst().embedding();
    }

    @Test
    void a_model_whose_configuration_does_not_say_answers_all_three() {
        var client = house.client(house.key("chat-only"));

        assertThat(completed(client, "chat-only")).contains("Once upon a time");
        assertThat(embedded(client, "chat-only", "one")).hasSize(3);
        // A piece says null until the end, which the SDK's own validation does not know.
        try (var stream = client.completions().createStreaming(prompt("chat-only"))) {
            assertThat(stream.stream().map(it -> it.choices().getFirst().text()))
                    .contains("Once", "time");
        }
    }

    @Test
    void a_model_that_is_configured_for_other_things_says_so() {
        var client = house.client(house.key("gpt-east"));

        assertThatThrownBy(() -> completed(client, "gpt-east"))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("/completions");
        assertThatThrownBy(() -> embedded(client, "gpt-east", "one"))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("/embeddings");
    }

    @Test
    void tuned_models_and_their_checkpoints_answer_both() {
        var client = house.client(house.key("org/simulated"));
        var file = TuningStory.upload(client, House.trainingFile(), "org/simulated");
        var created = TuningStory.create(client, "org/simulated", file.id());
        var job = TuningStory.ended(client, created.id());
        var models =
                client.fineTuning().jobs().checkpoints().list(job.id()).data().stream()
                        .map(it -> it.fineTunedModelCheckpoint())
                        .toList();

        assertThat(models).hasSize(3).contains(job.fineTunedModel().orElseThrow());
        for (var model : models) {
            assertThat(completed(client, model)).contains("simulated");
            assertThat(embedded(client, model, "the same words"))
                    .isEqualTo(embedded(client, model, "The same words!"));
        }
    }
}
