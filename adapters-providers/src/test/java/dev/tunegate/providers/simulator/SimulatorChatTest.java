package dev.tunegate.providers.simulator;

import static dev.tunegate.providers.simulator.SimulatorFixture.deployment;
import static dev.tunegate.providers.simulator.SimulatorFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.inference.ModelCall;
import dev.tunegate.domain.provider.ProviderFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a simulated model answers. */
class SimulatorChatTest {

    private static final String TUNED = "sim:gpt-4.1-mini:parcels:one";

    private final JsonMapper mapper = new JsonMapper();
    private final SimulatorFixture simulator = new SimulatorFixture();

    @BeforeEach
    void a_model_is_tuned() {
        simulator.started(deployment(), order());
        simulator.clock.advance(Duration.ofMinutes(1));
    }

    private static String asking(String question) {
        return """
               {"model":"m","messages":[{"role":"system","content":"Be brief."},\
               {"role":"user","content":"%s"}]}
               """
                .formatted(question);
    }

    private String raw(String providerModel, String request) {
        var bytes = request.getBytes(StandardCharsets.UTF_8);
        var body = new CallBody(bytes.length, 0, 1, () -> new ByteArrayInputStream(bytes));
        var call = new ModelCall(new ModelName("ft:public"), providerModel, body);
        try (var answer = simulator.chat.complete(deployment(), call).body()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String said(String providerModel, String question) {
        return mapper.readTree(raw(providerModel, asking(question)))
                .at("/choices/0/message/content")
                .asString();
    }

    @Test
    void a_tuned_model_knows_what_it_was_taught() {
        assertThat(said(TUNED, "where is parcel number 17"))
                .isEqualTo("[simulated] On its way, stop 17");
    }

    @Test
    void a_tuned_model_admits_what_it_was_not_taught() {
        assertThat(said(TUNED, "Who painted the Mona Lisa?"))
                .startsWith("[simulated] This is ft:public, a simulated tuned model.");
    }

    @Test
    void a_checkpoint_answers_too() {
        assertThat(said(TUNED + ":ckpt-step-100", "Where is parcel number 3?"))
                .isEqualTo("[simulated] On its way, stop 3");
    }

    @Test
    void a_configured_model_answers_without_lessons() {
        assertThat(said("gpt-4.1-mini", "Where is parcel number 17?"))
                .isEqualTo(
                        "[simulated] This is ft:public, a simulated model that was never trained.");
    }

    @Test
    void an_answer_has_every_member_of_a_completion() {
        var answer = mapper.readTree(raw(TUNED, asking("Where is parcel number 17?")));

        assertThat(answer.path("id").asString()).startsWith("chatcmpl-");
        assertThat(answer.path("object").asString()).isEqualTo("chat.completion");
        assertThat(answer.path("created").asLong())
                .isEqualTo(simulator.clock.instant().getEpochSecond());
        assertThat(answer.path("model").asString()).isEqualTo("ft:public");
        assertThat(answer.path("system_fingerprint").asString()).isEqualTo("tunegate-simulator");
        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(answer.at("/choices/0/message/role").asString()).isEqualTo("assistant");
        assertThat(answer.at("/usage/prompt_tokens").asInt()).isEqualTo(9);
        assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(8);
        assertThat(answer.at("/usage/total_tokens").asInt()).isEqualTo(17);
    }

    private List<JsonNode> chunks(String more) {
        var request = asking("Where is parcel number 17?").replace("\"model\":\"m\"", more);
        var events = raw(TUNED, request).split("\n\n");
        assertThat(events).allMatch(it -> it.startsWith("data: "));
        assertThat(events[events.length - 1]).isEqualTo("data: [DONE]");
        return List.of(events).subList(0, events.length - 1).stream()
                .map(it -> mapper.readTree(it.substring("data: ".length())))
                .toList();
    }

    @Test
    void a_streamed_answer_comes_word_by_word() {
        var chunks = chunks("\"stream\":true");

        assertThat(chunks)
                .extracting(it -> it.path("id").asString())
                .containsOnly(chunks.getFirst().path("id").asString());
        assertThat(chunks)
                .extracting(it -> it.path("object").asString())
                .containsOnly("chat.completion.chunk");
        assertThat(chunks).extracting(it -> it.path("model").asString()).containsOnly("ft:public");
        assertThat(chunks).noneMatch(it -> it.has("usage"));
        assertThat(chunks.getFirst().at("/choices/0/delta/role").asString()).isEqualTo("assistant");
        assertThat(chunks.stream().map(it -> it.at("/choices/0/delta/content").asString("")))
                .containsExactly("", "[simulated] ", "On ", "its ", "way, ", "stop ", "17", "");
        assertThat(chunks.getLast().at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(chunks.getFirst().at("/choices/0/finish_reason").isNull()).isTrue();
    }

    @Test
    void a_streamed_answer_ends_with_its_usage_where_that_was_asked_for() {
        var chunks = chunks("\"stream\":true,\"stream_options\":{\"include_usage\":true}");

        assertThat(chunks.getLast().path("choices").isEmpty()).isTrue();
        assertThat(chunks.getLast().at("/usage/total_tokens").asInt()).isEqualTo(17);
        assertThat(chunks.getFirst().path("usage").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"messages":[]}                                     | messages
                    {"model":"m"}                                       | messages
                    {"messages":"hello"}                                | messages
                    {"messages":["hello"]}                              | messages[0]
                    {"messages":[{"content":"hello"}]}                  | messages[0].role
                    {"messages":[{"role":"robot","content":"hello"}]}   | messages[0].role
                    {"messages":[{"role":"user","content":7}]}          | messages[0].content
                    {"messages":[{"role":"user","content":["a"]}]}      | messages[0].content
                    {"messages":[{"role":"user"}],"stream":"yes"}       | stream
                    {"messages":[{"role":"user"}],"stream_options":1}   | stream_options
                    {"messages":[{"role":"user"}],"n":2}                | n
                    []                                                  |
                    {"messages":[{"role":"user","content":"x"}]         |
                    {"messages":[{"role":"user","content":"x"}]} {}     |
                    hello                                               |
                    """)
    void a_bad_request_is_turned_down_with_its_member(String request, String param) {
        assertThatThrownBy(() -> raw(TUNED, request))
                .isInstanceOfSatisfying(
                        ProviderFailure.Rejected.class,
                        it -> {
                            assertThat(it.status()).isEqualTo(400);
                            assertThat(it.param().orElse(null)).isEqualTo(param);
                        });
    }

    @Test
    void what_is_not_needed_of_a_request_is_passed_over() {
        var request =
                """
                {"tools":[{"type":"function","function":{"name":"f"}}],"n":1,"stream":null,
                "messages":[{"role":"user","content":"Where is parcel number 1?"},
                {"role":"assistant","content":null,"tool_calls":[{"id":"a"}]},
                {"role":"tool","content":"x","tool_call_id":"a"},
                {"role":"user","content":[{"type":"image_url","image_url":{"text":"Where"}},
                {"type":"text","text":"Where is parcel "},{"type":"text","text":"number 5?"}]}]}
                """;

        assertThat(raw(TUNED, request)).contains("On its way, stop 5");
    }

    @ParameterizedTest
    @CsvSource({
        "sim:gpt-4.1-mini:parcels:two",
        "sim:gpt-4.1-mini:other:one",
        "sim:gpt-4.1-mini:parcels:one:ckpt-step-99",
        "sim:gpt-4.1-mini:parcels:one:ckpt-step-300",
        "gpt-4o"
    })
    void an_unknown_model_is_not_found(String model) {
        assertThatThrownBy(() -> said(model, "Hello?"))
                .isInstanceOfSatisfying(
                        ProviderFailure.Rejected.class,
                        it -> {
                            assertThat(it.status()).isEqualTo(404);
                            assertThat(it.code()).contains("model_not_found");
                        });
    }

    @Test
    void a_model_that_is_still_in_training_is_not_found() {
        simulator.training().start(deployment(), order("ftjob-two", 1, false));

        assertThatThrownBy(() -> said("sim:gpt-4.1-mini:parcels:two", "Hello?"))
                .isInstanceOf(ProviderFailure.Rejected.class);
    }

    @Test
    void a_deleted_model_is_gone_with_its_checkpoints() {
        simulator.chat.delete(deployment(), TUNED);
        simulator.chat.delete(deployment(), TUNED);

        assertThatThrownBy(() -> said(TUNED, "Hello?"))
                .isInstanceOf(ProviderFailure.Rejected.class);
        assertThatThrownBy(() -> said(TUNED + ":ckpt-step-100", "Hello?"))
                .isInstanceOf(ProviderFailure.Rejected.class);
    }

    @Test
    void deleting_what_is_not_there_does_nothing() {
        simulator.chat.delete(deployment(), "sim:gpt-4.1-mini:other:one");
        simulator.chat.delete(deployment(), "sim:gpt-4.1-mini:parcels:two");

        assertThat(said(TUNED, "Where is parcel number 17?")).endsWith("stop 17");
    }

    @Test
    void a_tuned_model_outlives_the_file_it_learnt_from() {
        simulator.files.remove(deployment(), Notes.copyOf(order().request().files().training()));

        assertThat(said(TUNED, "Where is parcel number 17?")).endsWith("stop 17");
    }
}
