package dev.tunegate.providers.vertex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.aiplatform.v1.GenerateContentRequest;
import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.inference.InferenceProviderContract;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import java.io.ByteArrayInputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Gemini is asked in the place of an OpenAI chat request. */
class ChatQuestionTest {

    private static final String USER = "\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]";

    /** The question, once Google's own description has taken it. */
    private static JsonNode question(String members) {
        var body =
                InferenceProviderContract.body(
                        "{\"model\":\"" + InferenceProviderContract.ASKED + "\"," + members + "}");
        var question = ChatQuestion.of(body).gemini();
        GoogleDescription.merge(question, GenerateContentRequest.newBuilder());
        return json(question.toString());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "stop":"x"                            | {"stopSequences":["x"]}
                    "response_format":{"type":"json_object"} | {"responseMimeType":"application/json"}
                    "max_tokens":5                        | {"maxOutputTokens":5}
                    "reasoning_effort":"none"             | {"thinkingConfig":{"thinkingBudget":0}}
                    "top_logprobs":null,"logprobs":true   | {"responseLogprobs":true}
                    """)
    void settings_alone_have_their_place(String member, String config) {
        assertThat(question(USER + "," + member).path("generationConfig")).isEqualTo(json(config));
    }

    @ParameterizedTest
    @CsvSource({"auto, AUTO", "none, NONE", "required, ANY"})
    void choices_of_tools_are_modes(String choice, String mode) {
        assertThat(question("\"tool_choice\":\"" + choice + "\"," + USER).path("toolConfig"))
                .isEqualTo(json("{\"functionCallingConfig\":{\"mode\":\"" + mode + "\"}}"));
    }

    @Test
    void who_speaks_twice_in_a_row_speaks_once() {
        var asked =
                question(
                        """
                        "messages":[{"role":"user","content":"a"},{"role":"user","content":"b"},
                         {"role":"assistant","content":"c"},
                         {"role":"assistant","content":[{"type":"refusal","refusal":"no"}]},
                         {"role":"user","content":[{"type":"input_audio",
                          "input_audio":{"data":"AAAA","format":"mp3"}}]}]
                        """);

        assertThat(asked.path("contents"))
                .isEqualTo(
                        json(
                                """
                                [{"role":"user","parts":[{"text":"a"},{"text":"b"}]},
                                 {"role":"model","parts":[{"text":"c"},{"text":"no"}]},
                                 {"role":"user","parts":[{"inlineData":
                                  {"mimeType":"audio/mp3","data":"AAAA"}}]}]
                                """));
    }

    @Test
    void more_than_gemini_takes_is_not_even_read() {
        var body =
                new CallBody(
                        (20L << 20) + 1,
                        0,
                        1,
                        () -> {
                            throw new AssertionError("read");
                        });

        assertThatThrownBy(() -> ChatQuestion.of(body))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.status()).isEqualTo(413));
    }

    @Test
    void what_is_no_json_object_is_refused() {
        var body = new CallBody(3, 0, 1, () -> new ByteArrayInputStream(new byte[] {'['}));

        assertThatThrownBy(() -> ChatQuestion.of(body)).isInstanceOf(Rejected.class);
    }

    @Test
    void a_conversation_with_tools_is_translated_turn_by_turn() {
        var asked =
                question(
                        """
                        "messages":[
                         {"role":"system","content":"Be brief."},
                         {"role":"developer","content":[{"type":"text","text":"Be kind."}]},
                         {"role":"user","content":[{"type":"text","text":"Weather?"},
                          {"type":"image_url","image_url":{"url":"data:image/png;base64,iVBO"}},
                          {"type":"image_url","image_url":{"url":"gs://b/cat.jpeg"}}]},
                         {"role":"assistant","content":null,"tool_calls":[
                          {"id":"call_1","type":"function","function":{"name":"weather",
                           "arguments":"{\\"city\\":\\"Bern\\"}"}},
                          {"id":"call_2","type":"function","function":{"name":"time",
                           "arguments":""}}]},
                         {"role":"tool","tool_call_id":"call_1","content":"rain"},
                         {"role":"tool","tool_call_id":"call_2","content":"{\\"h\\":7}"}],
                        "tools":[{"type":"function","function":{"name":"weather",
                         "description":"d","parameters":{"type":"object"}}}],
                        "tool_choice":{"type":"function","function":{"name":"weather"}}
                        """);

        assertThat(asked)
                .isEqualTo(
                        json(
                                """
                                {"contents":[
                                 {"role":"user","parts":[{"text":"Weather?"},
                                  {"inlineData":{"mimeType":"image/png","data":"iVBO"}},
                                  {"fileData":{"mimeType":"image/jpeg",
                                   "fileUri":"gs://b/cat.jpeg"}}]},
                                 {"role":"model","parts":[
                                  {"functionCall":{"name":"weather","args":{"city":"Bern"}}},
                                  {"functionCall":{"name":"time","args":{}}}]},
                                 {"role":"user","parts":[
                                  {"functionResponse":{"name":"weather",
                                   "response":{"output":"rain"}}},
                                  {"functionResponse":{"name":"time",
                                   "response":{"output":"{\\"h\\":7}"}}}]}],
                                 "systemInstruction":{"parts":[{"text":"Be brief."},
                                  {"text":"Be kind."}]},
                                 "tools":[{"functionDeclarations":[{"name":"weather",
                                  "description":"d","parametersJsonSchema":{"type":"object"}}]}],
                                 "toolConfig":{"functionCallingConfig":{"mode":"ANY",
                                  "allowedFunctionNames":["weather"]}}}
                                """));
    }

    @Test
    void every_setting_has_its_place() {
        var asked =
                question(
                        USER
                                + """
                                ,"temperature":0.5,"top_p":0.9,"max_tokens":10,
                                "max_completion_tokens":20,"stop":["a","b"],"n":2,"seed":7,
                                "presence_penalty":0.1,"frequency_penalty":0.2,"logprobs":true,
                                "top_logprobs":3,"reasoning_effort":"low","user":"u","store":false,
                                "response_format":{"type":"json_schema","json_schema":{"name":"x",
                                 "schema":{"type":"object"}}}
                                """);

        assertThat(asked.path("generationConfig"))
                .isEqualTo(
                        json(
                                """
                                {"temperature":0.5,"topP":0.9,"maxOutputTokens":20,
                                "stopSequences":["a","b"],"candidateCount":2,"seed":7,
                                "presencePenalty":0.1,"frequencyPenalty":0.2,
                                "responseLogprobs":true,"logprobs":3,
                                "responseMimeType":"application/json",
                                "responseJsonSchema":{"type":"object"},
                                "thinkingConfig":{"thinkingBudget":1024}}
                                """));
    }

    @Test
    void strict_functions_are_asked_for_in_geminis_mode() {
        var strict =
                "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"strict\":true}}],";

        assertThat(question(strict + USER).path("toolConfig").toString()).contains("VALIDATED");
        assertThat(question(strict + "\"tool_choice\":\"none\"," + USER).toString())
                .contains("NONE");
    }

    @Test
    void what_has_no_equivalent_is_refused_by_its_name() {
        var refusals =
                Map.of(
                        USER + ",\"logit_bias\":{\"1\":5}",
                        "logit_bias",
                        USER + ",\"parallel_tool_calls\":false",
                        "parallel_tool_calls",
                        USER + ",\"tools\":[{\"type\":\"custom\"}]",
                        "tools[0].type",
                        USER + ",\"temperature\":\"hot\"",
                        "temperature",
                        "\"messages\":[]",
                        "messages",
                        "\"messages\":[{\"role\":\"user\",\"content\":\"a\"},"
                                + "{\"role\":\"system\",\"content\":\"b\"}]",
                        "messages[1].role",
                        "\"messages\":[{\"role\":\"tool\",\"tool_call_id\":\"c\","
                                + "\"content\":\"b\"}]",
                        "messages[0].tool_call_id",
                        "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\","
                                + "\"image_url\":{\"url\":\"https://x.test/a\"}}]}]",
                        "messages[0].content[0].image_url.url");

        refusals.forEach(
                (members, param) ->
                        assertThatThrownBy(() -> question(members))
                                .as(members)
                                .isInstanceOfSatisfying(
                                        Rejected.class,
                                        it -> {
                                            assertThat(it.status()).isEqualTo(400);
                                            assertThat(it.param()).contains(param);
                                        }));
    }
}
