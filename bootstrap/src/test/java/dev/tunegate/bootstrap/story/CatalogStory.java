package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.finetuning.jobs.FineTuningJob;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import org.junit.jupiter.api.Test;

/** Models come and go while the gateway runs. */
final class CatalogStory {

    private static final String EXTRA =
            """
              - model_name: written-later
                litellm_params: {model: simulator/tiny, duration: 2s}
                model_info: {id: written-later}
            """;

    private final House house = House.open();

    private static String answer(OpenAIClient client, String model) {
        return client.chat()
                .completions()
                .create(
                        ChatCompletionCreateParams.builder()
                                .model(model)
                                .addUserMessage("Hello?")
                                .build())
                .choices()
                .getFirst()
                .message()
                .content()
                .orElse("");
    }

    private String manage(String path, String body) {
        var answer = house.post(path, House.MASTER_KEY, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String status() {
        return house.get("/config/status", House.MASTER_KEY).body();
    }

    @Test
    void a_model_is_added_used_at_once_blocked_and_deleted() {
        manage(
                "/model/new",
                """
                {"model_name": "added-live",
                 "litellm_params": {"model": "openai/gpt-4o", "api_key": "%s", "api_base": "%s"},
                 "model_info": {"id": "added-live",
                    "supported_endpoints": ["/chat/completions", "/fine_tuning"]}}
                """
                        .formatted(OpenAiWireServer.KEY, house.east().address()));
        var client = house.client(house.key("added-live"));
        assertThat(answer(client, "added-live")).isNotBlank();

        house.east().moveJobsWhenLookedAt(true);
        var file = TuningStory.upload(client, House.trainingFile(), "added-live");
        TuningStory.processed(client, file.id());
        var job =
                TuningStory.ended(client, TuningStory.create(client, "added-live", file.id()).id());
        assertThat(job.status()).isEqualTo(FineTuningJob.Status.SUCCEEDED);
        var tuned = job.fineTunedModel().orElseThrow();

        manage("/model/block", "{\"model_id\": \"added-live\"}");
        for (var model : new String[] {"added-live", tuned}) {
            assertThatThrownBy(() -> answer(client, model))
                    .isInstanceOf(OpenAIServiceException.class)
                    .hasMessageContaining("blocked");
        }
        manage("/model/unblock", "{\"model_id\": \"added-live\"}");
        assertThat(answer(client, tuned)).isNotBlank();
        manage("/model/delete", "{\"id\": \"added-live\"}");
        assertThatThrownBy(() -> answer(client, "added-live"))
                .isInstanceOf(OpenAIServiceException.class);
    }

    @Test
    void an_access_group_grants_what_is_put_into_it() {
        manage(
                "/access_group/new",
                "{\"access_group\": \"late-group\", \"model_names\": [\"chat-only\"]}");
        var client = house.client(house.key("late-group"));
        assertThat(answer(client, "chat-only")).isNotBlank();

        var gone =
                house.send(
                        house.request("/access_group/late-group/delete", House.MASTER_KEY)
                                .DELETE()
                                .build());

        assertThat(gone.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> answer(client, "chat-only"))
                .isInstanceOf(OpenAIServiceException.class);
    }

    @Test
    void the_file_is_taken_over_while_the_gateway_runs_and_a_broken_one_is_not() {
        var client = house.client(house.key("all-proxy-models"));

        house.rewrite(it -> it + EXTRA);
        House.eventually("the new model serves", () -> isServed(client));
        house.rewrite(it -> it + "    no_such_key: 1\n");
        House.eventually("the mistake is told", () -> status().contains("no_such_key"));
        assertThat(answer(client, "written-later")).contains("simulated");
        house.rewrite(it -> it.replace("    no_such_key: 1\n", "").replace(EXTRA, ""));

        House.eventually("the model is gone", () -> !isServed(client));
        assertThat(status()).contains("\"status\":\"current\"");
    }

    private static boolean isServed(OpenAIClient client) {
        return client.models().list().data().stream()
                .anyMatch(it -> it.id().equals("written-later"));
    }
}
