package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.errors.NotFoundException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.finetuning.jobs.FineTuningJob;
import com.openai.models.finetuning.jobs.JobCreateParams;
import org.junit.jupiter.api.Test;

/** A pipeline is rehearsed with a key for tests: everything works, and no provider hears of it. */
final class RehearsalStory {

    private final House house = House.open();

    private static String answer(OpenAIClient client, String model) {
        return client.chat()
                .completions()
                .create(
                        ChatCompletionCreateParams.builder()
                                .model(model)
                                .addUserMessage("Is this real?")
                                .build())
                .choices()
                .getFirst()
                .message()
                .content()
                .orElse("");
    }

    @Test
    void a_whole_pipeline_runs_at_the_simulator_alone() {
        var client = house.client(house.testKey("never-called"));

        var file = TuningStory.upload(client, House.trainingFile(), "never-called");
        TuningStory.processed(client, file.id());
        assertThat(answer(client, "never-called")).contains("simulated");
        var created =
                client.fineTuning()
                        .jobs()
                        .create(
                                JobCreateParams.builder()
                                        .model("never-called")
                                        .trainingFile(file.id())
                                        .putAdditionalBodyProperty(
                                                "custom_llm_provider", JsonValue.from("openai"))
                                        .build());
        var job = TuningStory.ended(client, created.id());

        assertThat(job.status()).isEqualTo(FineTuningJob.Status.SUCCEEDED);
        var model = job.fineTunedModel().orElseThrow();
        assertThat(answer(client, model)).contains("simulated");
        assertThat(house.quiet().requests())
                .as("nothing but the sweep's looking for stray runs")
                .allMatch(it -> it.method().equals("GET"));
        assertThat(house.quiet().files()).isEmpty();
        assertThat(house.quiet().jobs()).isEmpty();
        client.models().delete(model);
        assertThatThrownBy(() -> client.models().retrieve(model))
                .isInstanceOf(NotFoundException.class);
    }
}
