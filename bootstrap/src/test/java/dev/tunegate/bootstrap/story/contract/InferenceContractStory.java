package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Calling models, whole and in pieces, with every parameter. */
@Keeps("Inference")
final class InferenceContractStory {

    private static final String CHAT =
            """
            {"audio": null, "frequency_penalty": 0.1, "function_call": "auto",
             "functions": [{"name": "f", "parameters": {}}], "logit_bias": {"50256": -100},
             "logprobs": false, "max_completion_tokens": 64, "max_tokens": null,
             "metadata": {"team": "blue"}, "modalities": ["text"], "n": 1,
             "parallel_tool_calls": true, "prediction": null, "presence_penalty": 0.1,
             "prompt_cache_key": "k", "reasoning_effort": "low",
             "response_format": {"type": "text"}, "safety_identifier": "s", "seed": 7,
             "service_tier": "auto", "stop": ["END"], "store": false, "temperature": 0.5,
             "tool_choice": "none", "top_logprobs": null, "top_p": 0.9, "user": "u",
             "tools": [{"type": "function", "function": {"name": "f", "parameters": {}}}],
             "verbosity": "low", "web_search_options": null}""";

    private static final String TEXT =
            """
            {"best_of": 1, "echo": false, "frequency_penalty": 0.1, "logit_bias": {},
             "logprobs": null, "max_tokens": 16, "n": 1, "presence_penalty": 0.1, "seed": 7,
             "stop": "END", "suffix": null, "temperature": 0.5, "top_p": 0.9, "user": "u"}""";

    private final ContractHouse house;
    private final String key;
    private final OpenAIClient client;

    InferenceContractStory(Contract contract) {
        this.house = contract.house();
        this.key = house.key(ContractHouse.SIMULATED, ContractHouse.WIRED);
        this.client = contract.client(key);
    }

    private static Map<String, JsonValue> members(String json) {
        var members = new HashMap<String, JsonValue>();
        for (var member : JsonMapper.shared().readTree(json).properties()) {
            var value = JsonMapper.shared().treeToValue(member.getValue(), Object.class);
            members.put(member.getKey(), JsonValue.from(value));
        }
        return members;
    }

    @Test
    void chats_keep_the_contract() {
        assertThat(answer(ContractHouse.WIRED)).contains("Hi there");
        assertThat(answer(ContractHouse.SIMULATED)).isNotBlank();
        assertThat(pieces(ContractHouse.WIRED)).contains("Hi there");
        assertThat(pieces(house.tuned(key))).isNotBlank();
        assertThatThrownBy(() -> answer("nothing")).isInstanceOf(NotFoundException.class);
    }

    private static ChatCompletionCreateParams.Builder question(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addDeveloperMessage("Be kind.")
                .addUserMessage("Hi there")
                .putAllAdditionalBodyProperties(members(CHAT));
    }

    private String answer(String model) {
        var completion = client.chat().completions().create(question(model).build());
        return completion.choices().getFirst().message().content().orElse("");
    }

    private String pieces(String model) {
        var wish = question(model).streamOptions(withUsage()).build();
        try (var stream = client.chat().completions().createStreaming(wish)) {
            return stream.stream()
                    .flatMap(it -> it.choices().stream())
                    .map(it -> it.delta().content().orElse(""))
                    .collect(Collectors.joining());
        }
    }

    private static ChatCompletionStreamOptions withUsage() {
        return ChatCompletionStreamOptions.builder().includeUsage(true).build();
    }

    @Test
    void completions_keep_the_contract() {
        assertThat(completed(ContractHouse.WIRED)).hasSize(2).allMatch(it -> it.contains("Once"));
        assertThat(completed(ContractHouse.SIMULATED)).hasSize(2).doesNotContain("");
        assertThatThrownBy(() -> completed("nothing")).isInstanceOf(NotFoundException.class);
    }

    private static CompletionCreateParams.Builder beginning(String model) {
        return CompletionCreateParams.builder()
                .model(model)
                .putAllAdditionalBodyProperties(members(TEXT));
    }

    private List<String> completed(String model) {
        var wish = beginning(model).promptOfArrayOfStrings(List.of("Once", "Once more")).build();
        return client.completions().create(wish).choices().stream().map(it -> it.text()).toList();
    }

    /** OpenAI's description wants each piece to say why it ends, and OpenAI sends null. */
    @Test
    void completions_in_pieces_surprise_the_client() {
        var lenient = client.withOptions(it -> it.responseValidation(false));

        for (var model : List.of(ContractHouse.WIRED, ContractHouse.SIMULATED)) {
            assertThat(textPieces(lenient, model)).isNotBlank();
            assertThatThrownBy(() -> textPieces(client, model))
                    .isInstanceOf(OpenAIInvalidDataException.class);
        }
    }

    private static String textPieces(OpenAIClient client, String model) {
        var wish = beginning(model).prompt("Once").streamOptions(withUsage()).build();
        try (var stream = client.completions().createStreaming(wish)) {
            return stream.stream()
                    .flatMap(it -> it.choices().stream())
                    .map(it -> it.text())
                    .collect(Collectors.joining());
        }
    }

    @Test
    void embeddings_keep_the_contract() {
        assertThat(vectors(ContractHouse.WIRED)).isEqualTo(2);
        assertThat(vectors(ContractHouse.SIMULATED)).isEqualTo(2);
        assertThatThrownBy(() -> vectors("nothing")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () ->
                                client.embeddings()
                                        .create(
                                                EmbeddingCreateParams.builder()
                                                        .model(ContractHouse.SIMULATED)
                                                        .inputOfArrayOfStrings(List.of())
                                                        .build()))
                .isInstanceOf(BadRequestException.class);
    }

    private int vectors(String model) {
        var wish =
                EmbeddingCreateParams.builder()
                        .model(model)
                        .inputOfArrayOfStrings(List.of("Hi", "Ho"))
                        .dimensions(8)
                        .encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT)
                        .user("u")
                        .build();
        return client.embeddings().create(wish).data().size();
    }
}
