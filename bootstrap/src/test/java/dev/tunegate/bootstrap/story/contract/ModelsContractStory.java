package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.errors.NotFoundException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every operation on models, and calling them. */
final class ModelsContractStory {

    private final Contract contract = new Contract();
    private final ContractHouse house = contract.house();
    private final String key = house.key(ContractHouse.SIMULATED, ContractHouse.WIRED);
    private final OpenAIClient client = contract.client(key);

    @Test
    void models_keep_the_contract() {
        var model = tuned();

        assertThat(client.models().list().data()).extracting(it -> it.id()).contains(model);
        assertThat(client.models().retrieve(model).ownedBy()).isEqualTo("simulator");
        assertThat(client.models().retrieve(ContractHouse.SIMULATED).id())
                .isEqualTo(ContractHouse.SIMULATED);
        assertThat(client.models().delete(model).deleted()).isTrue();
        assertThatThrownBy(() -> client.models().retrieve(model))
                .isInstanceOf(NotFoundException.class);
        contract.isKept("listModels", "retrieveModel", "deleteModel");
    }

    @Test
    void chat_keeps_the_contract() {
        assertThat(answer(ContractHouse.WIRED)).contains("Hi there");
        assertThat(answer(ContractHouse.SIMULATED)).isNotBlank();
        assertThat(streamed(ContractHouse.WIRED)).contains("Hi there");
        assertThat(streamed(tuned())).isNotBlank();
        assertThatThrownBy(() -> answer("nothing")).isInstanceOf(NotFoundException.class);
        contract.isKept("createChatCompletion");
    }

    private String tuned() {
        var job = house.job(key, ContractHouse.SIMULATED);
        var path = "/v1/fine_tuning/jobs/" + job;
        ContractHouse.eventually(
                "it ends", () -> house.get(path, key).at("/status").asString().equals("succeeded"));
        return house.get(path, key).at("/fine_tuned_model").asString();
    }

    private static ChatCompletionCreateParams.Builder question(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addDeveloperMessage("Be kind.")
                .addUserMessage("Hi there")
                .maxCompletionTokens(64)
                .temperature(0.5)
                .topP(0.9);
    }

    private String answer(String model) {
        var completion = client.chat().completions().create(question(model).build());
        return completion.choices().getFirst().message().content().orElse("");
    }

    private String streamed(String model) {
        var wish =
                question(model)
                        .streamOptions(
                                ChatCompletionStreamOptions.builder().includeUsage(true).build());
        try (var stream = client.chat().completions().createStreaming(wish.build())) {
            return stream.stream()
                    .flatMap(it -> it.choices().stream())
                    .map(it -> it.delta().content().orElse(""))
                    .collect(Collectors.joining());
        }
    }
}
