package dev.tunegate.providers.bedrock;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static dev.tunegate.domain.inference.InferenceProviderContract.ASKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.finetuning.FineTuningProvider.Hosted;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.InferenceProviderContract;
import dev.tunegate.domain.inference.ModelCall;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.providers.bedrock.server.BedrockWireServer;
import dev.tunegate.providers.bedrock.server.Misbehaviour;
import dev.tunegate.providers.bedrock.server.Misbehaviour.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of models, whole and streamed. */
class ConverseTest {

    private static final String NOVA = "amazon.nova-micro-v1:0";
    private static final String CONVERSE = "POST /model/.*";
    private static final String TOOLS =
            ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"echo\"}}],"
                    + "\"tool_choice\":\"required\"";

    private final BedrockFixture aws = new BedrockFixture();
    private final InferenceProvider chat = aws.bedrock.chat();

    @AfterEach
    void stop() {
        aws.close();
    }

    private String asked(String model, String more) throws IOException {
        var body =
                "{\"model\":\""
                        + ASKED.value()
                        + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Grüße, 世界\"}]"
                        + more
                        + "}";
        var call = new ModelCall(ASKED, model, InferenceProviderContract.body(body));
        try (var answer = chat.complete(aws.deployment(), call).body()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private JsonNode whole(String more) throws IOException {
        return JsonMapper.shared().readTree(asked(NOVA, more));
    }

    private List<String> streamed(String more) throws IOException {
        return asked(NOVA, ",\"stream\":true" + more)
                .lines()
                .filter(it -> !it.isEmpty())
                .map(it -> it.replaceFirst("^data: ", ""))
                .toList();
    }

    private void misbehave(Fault fault) {
        aws.server.misbehave(Misbehaviour.on(CONVERSE, fault));
    }

    @Test
    void a_tuned_model_answers_by_its_deployment() throws IOException {
        var provider = aws.bedrock.fineTuning();
        var job = JobId.fresh();
        var run = provider.start(aws.deployment(), aws.order(aJob().withId(job.value())));
        aws.letSucceed(run.id());
        var model = aws.server.jobs().getFirst().replace("model-customization-job", "custom-model");
        var hosting = provider.hosting(aws.deployment()).orElseThrow();
        hosting.host(aws.deployment(), job, model);
        hosting.host(aws.deployment(), job, model);
        var ready = (Hosted.Ready) hosting.host(aws.deployment(), job, model);

        var answer = asked(ready.model(), "");

        assertThat(answer).contains("You said: Grüße, 世界").doesNotContain("arn:");
        assertThat(aws.server.requests().getLast().path())
                .isEqualTo(
                        "/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3A"
                                + "custom-model-deployment%2Fwire00000001/converse");
    }

    @Test
    void a_base_model_is_called_without_its_contexts_size() throws IOException {
        asked(BedrockFixture.NOVA, "");

        assertThat(aws.server.requests().getLast().path())
                .isEqualTo("/model/amazon.nova-micro-v1%3A0/converse");
    }

    @Test
    void a_whole_answer_counts_what_it_used() throws IOException {
        var answer = whole("");

        assertThat(answer.path("object").asString("")).isEqualTo("chat.completion");
        assertThat(answer.path("created").asLong()).isEqualTo(aws.clock.instant().getEpochSecond());
        var choice = answer.path("choices").path(0);
        assertThat(choice.path("message").path("content").asString(""))
                .isEqualTo("You said: Grüße, 世界");
        assertThat(choice.path("finish_reason").asString("")).isEqualTo("stop");
        assertThat(answer.path("usage").toString())
                .isEqualTo(
                        "{\"prompt_tokens\":14,\"completion_tokens\":3,\"total_tokens\":17,"
                                + "\"prompt_tokens_details\":{\"cached_tokens\":5}}");
    }

    @Test
    void a_call_of_a_tool_comes_with_its_arguments() throws IOException {
        var choice = whole(TOOLS).path("choices").path(0);

        assertThat(choice.path("finish_reason").asString("")).isEqualTo("tool_calls");
        assertThat(choice.path("message").path("content").isNull()).isTrue();
        assertThat(choice.path("message").path("tool_calls").toString())
                .isEqualTo(
                        "[{\"id\":\"tooluse_wire1\",\"type\":\"function\",\"function\":{"
                                + "\"name\":\"echo\",\"arguments\":\"{\\\"echo\\\":\\\"Grüße, 世界\\\"}\"}}]");
    }

    @Test
    void a_streamed_answer_comes_in_pieces_that_end_with_done() throws IOException {
        var events = streamed("");

        assertThat(events.getLast()).isEqualTo("[DONE]");
        var chunks =
                events.subList(0, events.size() - 1).stream()
                        .map(JsonMapper.shared()::readTree)
                        .toList();
        assertThat(chunks)
                .allSatisfy(
                        it -> {
                            assertThat(it.path("object").asString(""))
                                    .isEqualTo("chat.completion.chunk");
                            assertThat(it.path("model").asString("")).isEqualTo(ASKED.value());
                            assertThat(it.path("id")).isEqualTo(chunks.getFirst().path("id"));
                            assertThat(it.has("usage")).isFalse();
                        });
        var text = new StringBuilder();
        chunks.forEach(it -> text.append(delta(it).path("content").asString("")));
        assertThat(text).hasToString("You said: Grüße, 世界");
        assertThat(delta(chunks.getFirst()).path("role").asString("")).isEqualTo("assistant");
        assertThat(chunks.getLast().path("choices").path(0).path("finish_reason").asString(""))
                .isEqualTo("stop");
    }

    private static JsonNode delta(JsonNode chunk) {
        return chunk.path("choices").path(0).path("delta");
    }

    @Test
    void the_usage_is_the_last_chunk_where_it_is_asked_for() throws IOException {
        var events = streamed(",\"stream_options\":{\"include_usage\":true}");

        var last = JsonMapper.shared().readTree(events.get(events.size() - 2));
        assertThat(last.path("choices").isEmpty()).isTrue();
        assertThat(last.path("usage").path("prompt_tokens").asInt()).isEqualTo(14);
    }

    @Test
    void a_streamed_call_of_a_tool_is_put_together_from_its_pieces() throws IOException {
        var arguments = new StringBuilder();
        var calls =
                streamed(TOOLS).stream()
                        .filter(it -> it.contains("tool_calls\":["))
                        .map(JsonMapper.shared()::readTree)
                        .map(it -> delta(it).path("tool_calls").path(0))
                        .toList();
        calls.forEach(it -> arguments.append(it.path("function").path("arguments").asString("")));

        assertThat(calls).allSatisfy(it -> assertThat(it.path("index").asInt(9)).isZero());
        assertThat(calls.getFirst().path("id").asString("")).isEqualTo("tooluse_wire1");
        assertThat(calls.getFirst().path("function").path("name").asString("")).isEqualTo("echo");
        assertThat(arguments).hasToString("{\"echo\":\"Grüße, 世界\"}");
    }

    @Test
    void an_error_in_the_middle_of_a_stream_is_its_last_event() throws IOException {
        aws.server.breakStreams("throttlingException");

        var events = streamed("");

        assertThat(events).doesNotContain("[DONE]");
        assertThat(JsonMapper.shared().readTree(events.getLast()).path("error").toString())
                .isEqualTo(
                        "{\"message\":\"Enough.\",\"type\":\"server_error\",\"param\":null,"
                                + "\"code\":\"throttlingException\"}");
    }

    @Test
    void a_stream_that_breaks_off_says_so() throws IOException {
        misbehave(new Fault.Half());

        var events = streamed("");

        assertThat(events).doesNotContain("[DONE]");
        assertThat(events.getLast()).contains("\"error\"").contains("broke off");
    }

    @Test
    void a_stream_that_ends_before_its_stop_is_not_whole() throws IOException {
        var text = PublicWords.STRICT;
        var head = new AnswerHead("chatcmpl-1", 0, "tiny");
        var nothing = new ByteArrayInputStream(new byte[0]);

        try (var answer = new ConverseEvents(nothing, new ConverseChunks(head, false, text))) {
            assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"error\"")
                    .doesNotContain("[DONE]");
        }
    }

    @Test
    void a_model_that_is_not_there_is_not_found() {
        assertThatThrownBy(() -> asked("arn:aws:bedrock:us-east-1:1:custom-model/x/y", ""))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.status()).isEqualTo(404))
                .hasMessageContaining(ASKED.value())
                .message()
                .doesNotContain("arn:");
    }

    @Test
    void a_setting_out_of_range_is_named_by_our_name() {
        assertThatThrownBy(() -> asked(NOVA, ",\"temperature\":1.5"))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.param()).contains("temperature"));
    }

    @Test
    void failures_are_told_apart() {
        misbehave(new Fault.Refusal(429, "ThrottlingException", "Slow down", "3"));
        assertThatThrownBy(() -> asked(NOVA, ""))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        it -> assertThat(it.retryAfter()).contains(Duration.ofSeconds(3)));
        misbehave(new Fault.Refusal(503, "ServiceUnavailableException", "", ""));
        assertThatThrownBy(() -> asked(NOVA, "")).isInstanceOf(Unavailable.class);
        misbehave(new Fault.Refusal(424, "ModelErrorException", "", ""));
        assertThatThrownBy(() -> asked(NOVA, "")).isInstanceOf(Unavailable.class);
        misbehave(new Fault.Refusal(403, "AccessDeniedException", "No.", ""));
        assertThatThrownBy(() -> asked(NOVA, ""))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("bedrock:InvokeModel");
        misbehave(new Fault.AnswerLost());
        assertThatThrownBy(() -> asked(NOVA, "")).isInstanceOf(Unclear.class);
        misbehave(new Fault.Nonsense());
        assertThatThrownBy(() -> asked(NOVA, "")).isInstanceOf(Unclear.class);
        assertThat(aws.server.requests(CONVERSE)).isEqualTo(6);
    }

    @Test
    void an_api_key_is_sent_instead_of_a_signature() throws IOException {
        aws.withKey(BedrockWireServer.API_KEY).withSecrets(Map.of());

        assertThat(asked(NOVA, "")).contains("You said");

        assertThat(aws.server.requests().getLast().headers())
                .containsEntry("authorization", "Bearer " + BedrockWireServer.API_KEY);
    }
}
