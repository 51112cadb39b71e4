package dev.tunegate.providers.vertex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.inference.InferenceProviderContract;
import dev.tunegate.domain.inference.ModelAnswer;
import dev.tunegate.domain.inference.ModelCall;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.vertex.server.Misbehaviour;
import dev.tunegate.providers.vertex.server.Misbehaviour.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chats with Gemini in OpenAI's words. */
class VertexChatTest {

    private static final String MODEL = "gemini-2.5-flash";
    private static final String USER = "\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]";
    private static final String GENERATE = "/v1/.*enerateContent";

    private final VertexFixture vertex = new VertexFixture();

    @AfterEach
    void stop() {
        vertex.close();
    }

    private ModelAnswer ask(String members) {
        var body =
                InferenceProviderContract.body(
                        "{\"model\":\"" + InferenceProviderContract.ASKED + "\"," + members + "}");
        return vertex.chat.complete(
                vertex.deployment(), new ModelCall(InferenceProviderContract.ASKED, MODEL, body));
    }

    private static String read(ModelAnswer answer) {
        try (var in = answer.body()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode answered(String members) {
        return json(read(ask(members)));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static List<JsonNode> chunks(String events) {
        var chunks = new ArrayList<JsonNode>();
        for (var event : events.split("\n\n")) {
            var data = event.substring("data: ".length());
            if (!data.equals("[DONE]")) {
                chunks.add(json(data));
            }
        }
        return chunks;
    }

    private void say(String... pieces) {
        vertex.server.say(List.of(pieces).stream().map(VertexChatTest::json).toList());
    }

    @Test
    void an_answer_has_text_reason_and_tokens() {
        var answer = answered(USER);

        assertThat(answer.path("id").asString("")).startsWith("chatcmpl-");
        assertThat(answer.path("object").asString("")).isEqualTo("chat.completion");
        assertThat(answer.path("choices").path(0))
                .isEqualTo(
                        json(
                                """
                                {"index":0,"message":{"role":"assistant",
                                "content":"You said: Hello?","refusal":null},
                                "logprobs":null,"finish_reason":"stop"}
                                """));
        assertThat(answer.path("usage"))
                .isEqualTo(
                        json(
                                """
                                {"prompt_tokens":9,"completion_tokens":8,"total_tokens":17,
                                "prompt_tokens_details":{"cached_tokens":2},
                                "completion_tokens_details":{"reasoning_tokens":5}}
                                """));
    }

    @Test
    void a_call_of_a_function_is_told_as_openai_tells_it() {
        var answer =
                answered(
                        """
                        "messages":[{"role":"user","content":"call weather"}],
                        "tools":[{"type":"function","function":{"name":"weather"}}]
                        """);

        var choice = answer.path("choices").path(0);
        assertThat(choice.path("finish_reason").asString("")).isEqualTo("tool_calls");
        assertThat(choice.path("message").path("content").isNull()).isTrue();
        var call = choice.path("message").path("tool_calls").path(0);
        assertThat(call.path("id").asString("")).startsWith("call_");
        assertThat(call.path("function").path("arguments").asString(""))
                .isEqualTo("{\"city\":\"Zürich\"}");
    }

    @Test
    void a_stream_begins_with_the_role_and_ends_with_the_tokens() {
        var text = read(ask(USER + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));
        var chunks = chunks(text);

        assertThat(text).endsWith("data: [DONE]\n\n");
        assertThat(chunks.getFirst().path("choices").path(0).path("delta"))
                .isEqualTo(json("{\"role\":\"assistant\",\"content\":\"\"}"));
        var said = new StringBuilder();
        chunks.forEach(
                it ->
                        said.append(
                                it.path("choices")
                                        .path(0)
                                        .path("delta")
                                        .path("content")
                                        .asString("")));
        assertThat(said.toString()).isEqualTo("You said: Hello?");
        assertThat(chunks).extracting(it -> it.path("id").asString("")).containsOnly(id(chunks));
        assertThat(chunks.getLast().path("usage").path("total_tokens").asInt()).isEqualTo(17);
        assertThat(chunks.getLast().path("choices").isEmpty()).isTrue();
    }

    private static String id(List<JsonNode> chunks) {
        return chunks.getFirst().path("id").asString("");
    }

    @Test
    void calls_in_a_stream_are_numbered() {
        say(
                "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"a\"}}]}}]}",
                "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"b\","
                        + "\"args\":{\"x\":1}}}]},\"finishReason\":\"STOP\"}]}");

        var chunks = chunks(read(ask(USER + ",\"stream\":true")));

        var calls =
                chunks.stream()
                        .map(it -> it.path("choices").path(0).path("delta").path("tool_calls"))
                        .filter(it -> !it.isEmpty())
                        .map(it -> it.path(0))
                        .toList();
        assertThat(calls).extracting(it -> it.path("index").asInt()).containsExactly(0, 1);
        assertThat(calls.getLast().path("function").path("arguments").asString(""))
                .isEqualTo("{\"x\":1}");
        assertThat(chunks.getLast().path("choices").path(0).path("finish_reason").asString(""))
                .isEqualTo("tool_calls");
    }

    @Test
    void a_stream_that_breaks_ends_with_an_error_and_no_good_end() {
        vertex.server.misbehave(Misbehaviour.on("POST", GENERATE, new Fault.Half()));

        var text = read(ask(USER + ",\"stream\":true"));

        assertThat(text).contains("\"error\"").contains("broke off").doesNotContain("[DONE]");
    }

    @Test
    void an_error_in_a_stream_is_told_in_public_words() {
        say("{\"error\":{\"code\":500,\"message\":\"projects/1/endpoints/2 died\"}}");

        var text = read(ask(USER + ",\"stream\":true"));

        assertThat(text).contains("[hidden] died").doesNotContain("[DONE]");
    }

    @Test
    void what_was_filtered_out_says_so() {
        say("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}");
        var blocked = answered(USER);
        say(
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"x\"}]},"
                        + "\"finishReason\":\"MAX_TOKENS\"}]}");
        var cut = answered(USER);

        assertThat(blocked.path("choices").path(0).path("finish_reason").asString(""))
                .isEqualTo("content_filter");
        assertThat(cut.path("choices").path(0).path("finish_reason").asString(""))
                .isEqualTo("length");
    }

    @Test
    void likelihoods_are_told_as_openai_tells_them() {
        say(
                """
                {"candidates":[{"content":{"parts":[{"text":"é"}]},"finishReason":"STOP",
                 "logprobsResult":{"chosenCandidates":[{"token":"é","logProbability":-0.5}],
                  "topCandidates":[{"candidates":[{"token":"e","logProbability":-1.5}]}]}}]}
                """);

        var logprobs = answered(USER + ",\"logprobs\":true").path("choices").path(0);

        assertThat(logprobs.path("logprobs"))
                .isEqualTo(
                        json(
                                """
                                {"content":[{"token":"é","logprob":-0.5,"bytes":[195,169],
                                 "top_logprobs":[{"token":"e","logprob":-1.5,"bytes":[101]}]}]}
                                """));
    }

    @Test
    void failures_keep_their_kinds() {
        var quota = "{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\"}}";
        vertex.server.misbehave(
                Misbehaviour.on(
                        "POST",
                        GENERATE,
                        new Fault.Status(429, quota, Map.of("retry-after", "7"))));
        assertThatThrownBy(() -> ask(USER))
                .isInstanceOfSatisfying(
                        Unavailable.class, it -> assertThat(it.retryAfter()).isPresent());

        vertex.server.misbehave(Misbehaviour.on("POST", GENERATE, new Fault.DropBefore()));
        assertThatThrownBy(() -> ask(USER)).isInstanceOf(Unclear.class);

        vertex.server.misbehave(
                Misbehaviour.on("POST", GENERATE, new Fault.Status(401, "{}", Map.of())));
        assertThatThrownBy(() -> ask(USER)).isInstanceOf(Misconfigured.class);

        var gone =
                new ModelCall(
                        InferenceProviderContract.ASKED,
                        "projects/1/locations/x/endpoints/2",
                        InferenceProviderContract.body(
                                "{\"model\":\""
                                        + InferenceProviderContract.ASKED
                                        + "\","
                                        + USER
                                        + "}"));
        assertThatThrownBy(() -> vertex.chat.complete(vertex.deployment(), gone))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        it -> {
                            assertThat(it.status()).isEqualTo(404);
                            assertThat(it.param()).contains("model");
                            assertThat(it.reason()).doesNotContain("projects/");
                        });
    }

    @Test
    void a_deleted_model_leaves_its_endpoint_and_the_registry() {
        vertex.server.habit("looks_per_operation", 2);
        var order = vertex.order(JobFixture.aJob(), Map.of("export_last_checkpoint_only", "true"));
        var run = vertex.tuning.start(vertex.deployment(), order).id();
        vertex.server.move(run.value(), "JOB_STATE_SUCCEEDED");
        var tuned = vertex.server.job(run.value()).path("tunedModel");

        vertex.chat.delete(vertex.deployment(), tuned.path("endpoint").asString(""));

        assertThat(vertex.server.removed())
                .containsExactly(
                        tuned.path("endpoint").asString(""),
                        tuned.path("model").asString("").replace("@1", ""));
    }
}
