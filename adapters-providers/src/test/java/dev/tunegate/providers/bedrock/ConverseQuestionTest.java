package dev.tunegate.providers.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.inference.InferenceProviderContract;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a chat request. */
class ConverseQuestionTest {

    private static final String MODEL =
            "\"model\":\"" + InferenceProviderContract.ASKED.value() + "\"";
    private static final String HELLO = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

    private static ConverseQuestion question(String members) {
        return ConverseQuestion.of(
                InferenceProviderContract.body("{" + MODEL + "," + members + "}"));
    }

    private static String body(String members) {
        return question(members).body().toString();
    }

    private static void assertSame(String made, String expected) {
        assertThat(JsonMapper.shared().readTree(made))
                .isEqualTo(JsonMapper.shared().readTree(expected));
    }

    @Test
    void a_plain_question_and_its_settings() {
        assertSame(
                body(
                        HELLO
                                + ",\"temperature\":0.5,\"top_p\":0.9,\"max_completion_tokens\":7,"
                                + "\"stop\":\"END\""),
                """
                {"messages":[{"role":"user","content":[{"text":"Hi"}]}],
                 "inferenceConfig":{"maxTokens":7,"temperature":0.5,"topP":0.9,
                                    "stopSequences":["END"]}}
                """);
    }

    @Test
    void the_systems_words_are_apart_and_turns_alternate() {
        assertSame(
                body(
                        """
                        "messages":[
                          {"role":"system","content":"Be brief."},
                          {"role":"developer","content":[{"type":"text","text":"Be kind."}]},
                          {"role":"user","content":"a"},
                          {"role":"user","content":"b"},
                          {"role":"assistant","content":"c"},
                          {"role":"user","content":"d"}]
                        """),
                """
                {"system":[{"text":"Be brief."},{"text":"Be kind."}],
                 "messages":[
                  {"role":"user","content":[{"text":"a"},{"text":"b"}]},
                  {"role":"assistant","content":[{"text":"c"}]},
                  {"role":"user","content":[{"text":"d"}]}]}
                """);
    }

    @Test
    void tools_their_calls_and_their_results_are_carried() {
        assertSame(
                body(
                        """
                        "messages":[
                          {"role":"user","content":"Weather?"},
                          {"role":"assistant","content":null,"tool_calls":[
                            {"id":"c1","type":"function",
                             "function":{"name":"w","arguments":"{\\"city\\":\\"Köln\\"}"}},
                            {"id":"c2","type":"function",
                             "function":{"name":"t","arguments":""}}]},
                          {"role":"tool","tool_call_id":"c1","content":"rain"},
                          {"role":"tool","tool_call_id":"c2","content":"noon"}],
                        "tools":[
                          {"type":"function","function":{"name":"w","description":"d",
                           "parameters":{"type":"object"}}},
                          {"type":"function","function":{"name":"t"}}],
                        "tool_choice":"required"
                        """),
                """
                {"messages":[
                  {"role":"user","content":[{"text":"Weather?"}]},
                  {"role":"assistant","content":[
                    {"toolUse":{"toolUseId":"c1","name":"w","input":{"city":"Köln"}}},
                    {"toolUse":{"toolUseId":"c2","name":"t","input":{}}}]},
                  {"role":"user","content":[
                    {"toolResult":{"toolUseId":"c1","content":[{"text":"rain"}]}},
                    {"toolResult":{"toolUseId":"c2","content":[{"text":"noon"}]}}]}],
                 "toolConfig":{"tools":[
                   {"toolSpec":{"name":"w","description":"d",
                    "inputSchema":{"json":{"type":"object"}}}},
                   {"toolSpec":{"name":"t",
                    "inputSchema":{"json":{"type":"object","properties":{}}}}}],
                  "toolChoice":{"any":{}}}}
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"auto\" | {\"auto\":{}}",
                "\"required\" | {\"any\":{}}",
                "{\"type\":\"function\",\"function\":{\"name\":\"w\"}} | {\"tool\":{\"name\":\"w\"}}"
            })
    void a_choice_of_tools_has_its_equivalent(String ours, String theirs) {
        var tools = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"w\"}}]";

        assertThat(body(HELLO + tools + ",\"tool_choice\":" + ours))
                .contains("\"toolChoice\":" + theirs);
    }

    @Test
    void tools_that_must_not_be_called_are_not_shown() {
        var tools = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"w\"}}]";

        assertThat(body(HELLO + tools + ",\"tool_choice\":\"none\"")).doesNotContain("toolConfig");
    }

    @Test
    void pictures_come_with_their_bytes() {
        assertSame(
                body(
                        """
                        "messages":[{"role":"user","content":[
                          {"type":"text","text":"What?"},
                          {"type":"image_url","image_url":{"url":"data:image/jpg;base64,AQID"}}]}]
                        """),
                """
                {"messages":[{"role":"user","content":[
                  {"text":"What?"},
                  {"image":{"format":"jpeg","source":{"bytes":"AQID"}}}]}]}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"n\":1",
                "\"n\":null",
                "\"logprobs\":false",
                "\"frequency_penalty\":0.0",
                "\"parallel_tool_calls\":true",
                "\"response_format\":{\"type\":\"text\"}",
                "\"user\":\"u1\"",
                "\"tools\":[]",
                "\"stream_options\":null"
            })
    void what_asks_for_nothing_is_passed_over(String member) {
        assertSame(
                body(HELLO + "," + member),
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"}]}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"n\":2 | n",
                "\"seed\":1 | seed",
                "\"logit_bias\":{} | logit_bias",
                "\"frequency_penalty\":0.5 | frequency_penalty",
                "\"parallel_tool_calls\":false | parallel_tool_calls",
                "\"response_format\":{\"type\":\"json_object\"} | response_format",
                "\"made_up\":true | made_up",
                "\"temperature\":\"hot\" | temperature",
                "\"tools\":[{\"type\":\"custom\"}] | tools[0].type",
                "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\",\"strict\":true}}]"
                        + " | tools[0].function.strict"
            })
    void what_has_no_equivalent_is_refused_by_name(String member, String param) {
        assertThatThrownBy(() -> question(HELLO + "," + member))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        it -> {
                            assertThat(it.status()).isEqualTo(400);
                            assertThat(it.param()).contains(param);
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | messages",
                "[{\"role\":\"robot\",\"content\":\"a\"}] | messages[0].role",
                "[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"system\",\"content\":\"b\"}]"
                        + " | messages[1].role",
                "[{\"role\":\"user\",\"content\":\"a\",\"name\":\"Ann\"}] | messages[0].name",
                "[{\"role\":\"user\",\"content\":7}] | messages[0].content",
                "[{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\"}]}]"
                        + " | messages[0].content[0].type",
                "[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\","
                        + "\"image_url\":{\"url\":\"https://example.com/a.png\"}}]}]"
                        + " | messages[0].content[0].image_url.url",
                "[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\","
                        + "\"image_url\":{\"url\":\"data:image/png;base64,#\"}}]}]"
                        + " | messages[0].content[0].image_url.url",
                "[{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"f\",\"arguments\":\"[1\"}}]}]"
                        + " | messages[0].tool_calls[0].function.arguments"
            })
    void a_message_that_cannot_be_carried_is_named(String messages, String param) {
        assertThatThrownBy(() -> question("\"messages\":" + messages))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.param()).contains(param));
    }

    @Test
    void streaming_and_its_usage_are_understood() {
        assertThat(question(HELLO).stream()).isFalse();
        var streamed =
                question(HELLO + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}");
        assertThat(streamed.stream()).isTrue();
        assertThat(streamed.usage()).isTrue();
    }
}
