package dev.tunegate.providers.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.DeploymentFixture;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.inference.ModelAnswer;
import dev.tunegate.domain.inference.ModelCall;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Completions of a provider that can only chat. */
final class CompletionsOverChatTest {

    private static final ModelName ASKED = new ModelName("ft:base:vertex_ai::abc");
    private static final String WHOLE =
            """
            {"id":"chatcmpl-7","object":"chat.completion","created":5,"model":"ft:base:vertex_ai::abc",
             "choices":[{"index":0,"message":{"role":"assistant","content":" there was"},
                         "logprobs":null,"finish_reason":"length"}],
             "usage":{"prompt_tokens":2,"completion_tokens":3,"total_tokens":5}}
            """;

    private final List<JsonNode> asked = new ArrayList<>();
    private String type = "application/json";
    private String answer = WHOLE;

    private final CompletionsOverChat completions =
            new CompletionsOverChat(
                    (_, call) -> {
                        asked.add(read(call.body()));
                        return new ModelAnswer(
                                type,
                                new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
                    });

    private static JsonNode read(CallBody body) {
        return JsonMapper.shared().readTree(body.open().get());
    }

    private String ask(String members) throws IOException {
        var call = new ModelCall(ASKED, "theirs", CallBody.made(ASKED, members.replace('\'', '"')));
        var at = DeploymentFixture.aDeployment().build();
        try (var body = completions.answer(at, call).body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_prompt_is_asked_as_the_one_message_of_a_user() throws IOException {
        ask("'prompt':'Once','temperature':0.5,'stop':['x'],'user':'u','echo':false,'suffix':null");

        assertThat(asked)
                .containsExactly(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"model":"ft:base:vertex_ai::abc","temperature":0.5,
                                         "stop":["x"],"user":"u","max_tokens":16,
                                         "messages":[{"role":"user","content":"Once"}]}
                                        """));
    }

    @Test
    void the_answer_comes_back_as_a_text() throws IOException {
        assertThat(JsonMapper.shared().readTree(ask("'prompt':['Once'],'max_tokens':5")))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"id":"cmpl-7","object":"text_completion","created":5,
                                         "model":"ft:base:vertex_ai::abc",
                                         "choices":[{"text":" there was","index":0,
                                            "logprobs":null,"finish_reason":"length"}],
                                         "usage":{"prompt_tokens":2,"completion_tokens":3,
                                            "total_tokens":5}}
                                        """));
    }

    @Test
    void several_prompts_are_asked_one_after_another_and_counted_together() throws IOException {
        var json = JsonMapper.shared().readTree(ask("'prompt':['One','Two']"));

        assertThat(asked).hasSize(2);
        assertThat(json.at("/choices/1/index").asInt()).isEqualTo(1);
        assertThat(json.at("/usage/total_tokens").asInt()).isEqualTo(10);
    }

    @Test
    void a_stream_comes_back_as_one_and_what_is_no_piece_goes_on_as_it_is() throws IOException {
        type = "text/event-stream";
        answer =
                """
                data: {"id":"chatcmpl-7","created":5,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

                data: {"id":"chatcmpl-7","created":5,"model":"m","choices":[{"index":0,"delta":{"content":"Grüße"},"finish_reason":null}]}

                data: {"id":"chatcmpl-7","created":5,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                data: {"id":"chatcmpl-7","created":5,"model":"m","choices":[],"usage":{"total_tokens":3}}

                data: {"error":{"message":"gone"}}

                data: [DONE]

                """;

        assertThat(ask("'prompt':'Once','stream':true"))
                .isEqualTo(
                        """
                        data: {"id":"cmpl-7","object":"text_completion","created":5,"model":"m","choices":[{"text":"Grüße","index":0,"logprobs":null,"finish_reason":null}]}

                        data: {"id":"cmpl-7","object":"text_completion","created":5,"model":"m","choices":[{"text":"","index":0,"logprobs":null,"finish_reason":"stop"}]}

                        data: {"id":"cmpl-7","object":"text_completion","created":5,"model":"m","choices":[],"usage":{"total_tokens":3}}

                        data: {"error":{"message":"gone"}}

                        data: [DONE]

                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'max_tokens':5 | prompt",
                "'prompt':[] | prompt",
                "'prompt':[1,2,3] | prompt",
                "'prompt':7 | prompt",
                "'prompt':['a','b'],'stream':true | prompt",
                "'prompt':'a','suffix':'b' | suffix",
                "'prompt':'a','echo':true | echo",
                "'prompt':'a','best_of':3 | best_of",
                "'prompt':'a','logprobs':2 | logprobs",
                "'prompt':'a','logit_bias':{'5':1} | logit_bias",
                "'prompt':'a','unheard_of':1 | unheard_of",
            })
    void what_a_chat_has_no_equivalent_of_is_refused_by_name(String members, String param) {
        assertThatThrownBy(() -> ask(members))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        it -> {
                            assertThat(it.status()).isEqualTo(400);
                            assertThat(it.param()).contains(param);
                        });
        assertThat(asked).isEmpty();
    }

    /** Each pair of brackets is a node of some 60 bytes, and a body may have 32 MiB of them. */
    @Test
    void a_request_of_too_many_values_is_refused_before_it_fills_the_memory() {
        assertThatThrownBy(() -> ask("'prompt':[" + "[],".repeat(300_000) + "[]]"))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.code()).contains("request_too_large"));
        assertThat(asked).isEmpty();
    }
}
