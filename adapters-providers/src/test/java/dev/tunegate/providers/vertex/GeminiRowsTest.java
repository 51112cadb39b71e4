package dev.tunegate.providers.vertex;

import static dev.tunegate.providers.dataset.RowsFixture.ASSISTANT;
import static dev.tunegate.providers.dataset.RowsFixture.USER;
import static dev.tunegate.providers.dataset.RowsFixture.chat;
import static dev.tunegate.providers.dataset.RowsFixture.keep;
import static dev.tunegate.providers.dataset.RowsFixture.refusal;
import static dev.tunegate.providers.dataset.RowsFixture.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Rows for Gemini, to the byte. */
class GeminiRowsTest {

    private static final String CALL =
            "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\","
                    + "\"function\":{\"name\":\"look\",\"arguments\":\"ARGUMENTS\"}}]}";
    private static final String HI = "{\"role\":\"user\",\"parts\":[{\"text\":\"Hi\"}]}";
    private static final String HELLO = "{\"role\":\"model\",\"parts\":[{\"text\":\"Hello\"}]}";

    private static String supervised(String row) {
        return written(GeminiRows.supervised(), row);
    }

    private static String contents(String... contents) {
        return "{\"contents\":[" + String.join(",", contents) + "]}\n";
    }

    private static String withTool(String function) {
        return chat(USER, ASSISTANT)
                .replaceFirst("}$", ",\"tools\":[{\"type\":\"function\",\"function\":")
                .concat(function + "}]}");
    }

    private static String declared(String declaration) {
        return "{\"contents\":["
                + HI
                + ","
                + HELLO
                + "],\"tools\":[{\"functionDeclarations\":["
                + declaration
                + "]}]}\n";
    }

    @Test
    void an_instruction_and_turns_have_their_own_places() {
        var row = chat("{\"role\":\"developer\",\"content\":\"Be brief.\"}", USER, ASSISTANT);

        assertThat(supervised(row))
                .isEqualTo(
                        "{\"systemInstruction\":{\"role\":\"system\",\"parts\":[{\"text\":\"Be"
                                + " brief.\"}]},\"contents\":["
                                + HI
                                + ","
                                + HELLO
                                + "]}\n");
    }

    @Test
    void what_one_speaker_says_in_a_row_is_one_content_with_a_part_for_each_text() {
        var again =
                "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a\"},"
                        + "{\"type\":\"text\",\"text\":\"b\"}]}";

        assertThat(supervised(chat(USER, again, ASSISTANT)))
                .isEqualTo(
                        contents(
                                "{\"role\":\"user\",\"parts\":[{\"text\":\"Hi\"},{\"text\":\"a\"},"
                                        + "{\"text\":\"b\"}]}",
                                HELLO));
    }

    @Test
    void arguments_become_an_object_with_numbers_as_they_were_written() {
        var arguments =
                "{ \\\"n\\\" : 12345678901234567890.10,\\n\\\"e\\\":1E+2,\\\"l\\\":[-0.0,null,true]}";

        assertThat(supervised(chat(USER, CALL.replace("ARGUMENTS", arguments))))
                .isEqualTo(
                        contents(
                                HI,
                                "{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"name\":\"look\","
                                        + "\"args\":{\"n\":12345678901234567890.10,\"e\":1E+2,"
                                        + "\"l\":[-0.0,null,true]}}}]}"));
    }

    @Test
    void answers_of_tools_are_found_by_id_and_stay_text() {
        var two =
                "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"id\":\"c1\",\"type\":"
                        + "\"function\",\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}},"
                        + "{\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"hear\","
                        + "\"arguments\":\"{}\"}}]}";
        var heard = "{\"role\":\"tool\",\"tool_call_id\":\"c2\",\"content\":\"\"}";
        var seen =
                "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"{\\\"sky\\\" : 1.50}\"}";

        assertThat(supervised(chat(USER, two, heard, seen, ASSISTANT)))
                .isEqualTo(
                        contents(
                                HI,
                                "{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"name\":\"look\","
                                        + "\"args\":{}}},{\"functionCall\":{\"name\":\"hear\",\"args\":{}}}]}",
                                "{\"role\":\"user\",\"parts\":[{\"functionResponse\":{\"name\":\"hear\","
                                        + "\"response\":{\"output\":\"\"}}},{\"functionResponse\":{\"name\":"
                                        + "\"look\",\"response\":{\"output\":\"{\\\"sky\\\" : 1.50}\"}}}]}",
                                HELLO));
    }

    @Test
    void functions_are_declared_like_tools() {
        var row =
                chat(USER, ASSISTANT)
                        .replaceFirst(
                                "}$",
                                ",\"functions\":[{\"name\":\"look\",\"description\":\"Sees.\"}]}");

        assertThat(supervised(row))
                .isEqualTo(declared("{\"name\":\"look\",\"description\":\"Sees.\"}"));
    }

    @Test
    void a_schema_keeps_its_order_and_its_members_that_are_named_like_keywords() {
        var schema =
                "{\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"enum\":[\"a\"],"
                        + "\"default\":{\"type\":\"x\",\"n\":1.0}},\"$ref\":{\"type\":\"array\",\"items\":"
                        + "{\"anyOf\":[{\"type\":\"number\",\"minimum\":1e3},{\"type\":\"boolean\"}]}}},"
                        + "\"required\":[\"type\"],\"additionalProperties\":false}";

        assertThat(supervised(withTool("{\"name\":\"look\",\"parameters\":" + schema + "}")))
                .isEqualTo(
                        declared(
                                "{\"name\":\"look\",\"parameters\":{\"type\":\"OBJECT\",\"properties\":"
                                        + "{\"type\":{\"type\":\"STRING\",\"enum\":[\"a\"],\"default\":"
                                        + "{\"type\":\"x\",\"n\":1.0}},\"$ref\":{\"type\":\"ARRAY\",\"items\":"
                                        + "{\"anyOf\":[{\"type\":\"NUMBER\",\"minimum\":1e3},{\"type\":"
                                        + "\"BOOLEAN\"}]}}},\"required\":[\"type\"],"
                                        + "\"additionalProperties\":false}}"));
    }

    @Test
    void a_schema_that_is_no_object_is_refused() {
        var row = withTool("{\"name\":\"look\",\"parameters\":true}");

        assertThat(refusal(GeminiRows.supervised(), row)).isEqualTo("tool_schema");
    }

    @Test
    void a_picture_in_the_row_is_put_elsewhere_and_named() {
        var bytes = new byte[] {1, 2, 3, 4};
        var data = Base64.getEncoder().encodeToString(bytes);
        var user =
                "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":"
                        + "\"data:image/PNG;base64,"
                        + data
                        + "\"}},{\"type\":\"image_url\",\"image_url\":{\"url\":\"gs://b/c.JPG\"}}]}";

        assertThat(supervised(chat(user, ASSISTANT)))
                .isEqualTo(
                        contents(
                                "{\"role\":\"user\",\"parts\":[{\"fileData\":{\"mimeType\":\"image/png\","
                                        + "\"fileUri\":\""
                                        + keep("image/png", bytes)
                                        + "\"}},{\"fileData\":{\"mimeType\":\"image/jpeg\",\"fileUri\":"
                                        + "\"gs://b/c.JPG\"}}]}",
                                HELLO));
    }

    @Test
    void a_preference_is_two_completions_with_a_score() {
        var row =
                "{\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"What?\"}],"
                        + "\"preferred_output\":["
                        + ASSISTANT
                        + "],\"input\":{\"messages\":[{\"role\":\"system\",\"content\":\"Be kind.\"},"
                        + USER
                        + "]}}";

        assertThat(written(GeminiRows.preference(), row))
                .isEqualTo(
                        "{\"system_instruction\":{\"role\":\"system\",\"parts\":[{\"text\":\"Be"
                                + " kind.\"}]},\"contents\":["
                                + HI
                                + "],\"completions\":[{\"score\":1,\"completion\":"
                                + HELLO
                                + "},{\"score\":0,\"completion\":{\"role\":\"model\",\"parts\":[{\"text\":"
                                + "\"What?\"}]}}]}\n");
    }
}
