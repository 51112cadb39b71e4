package dev.tunegate.providers.bedrock;

import static dev.tunegate.providers.dataset.RowsFixture.ASSISTANT;
import static dev.tunegate.providers.dataset.RowsFixture.USER;
import static dev.tunegate.providers.dataset.RowsFixture.chat;
import static dev.tunegate.providers.dataset.RowsFixture.keep;
import static dev.tunegate.providers.dataset.RowsFixture.refusal;
import static dev.tunegate.providers.dataset.RowsFixture.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Rows for Bedrock's models, to the byte. */
class BedrockRowsTest {

    private static final String SYSTEM = "{\"role\":\"system\",\"content\":\"Be brief.\"}";
    private static final String BUCKET = "training-data";

    private static String picture(String url) {
        return "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What?\"},{\"type\":"
                + "\"image_url\",\"image_url\":{\"url\":\""
                + url
                + "\"}}]}";
    }

    private static String shown(String location) {
        return "{\"schemaVersion\":\"bedrock-conversation-2024\",\"messages\":[{\"role\":\"user\","
                + "\"content\":[{\"text\":\"What?\"},{\"image\":{\"format\":\"jpeg\",\"source\":"
                + "{\"s3Location\":{"
                + location
                + "}}}}]},{\"role\":\"assistant\",\"content\":[{\"text\":\"Hello\"}]}]}\n";
    }

    @Test
    void a_conversation_has_blocks_and_a_list_of_system_texts() {
        var more =
                "{\"role\":\"developer\",\"content\":[{\"type\":\"text\",\"text\":\"a\"},"
                        + "{\"type\":\"text\",\"text\":\"b\"}]}";

        assertThat(written(BedrockRows.conversation(), chat(SYSTEM, more, USER, ASSISTANT)))
                .isEqualTo(
                        "{\"schemaVersion\":\"bedrock-conversation-2024\",\"system\":[{\"text\":\"Be"
                                + " brief.\"},{\"text\":\"a\"},{\"text\":\"b\"}],\"messages\":[{\"role\":"
                                + "\"user\",\"content\":[{\"text\":\"Hi\"}]},{\"role\":\"assistant\","
                                + "\"content\":[{\"text\":\"Hello\"}]}]}\n");
    }

    @Test
    void a_picture_in_the_row_is_put_elsewhere_and_named() {
        var bytes = new byte[] {9, 8, 7};
        var url = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes);

        assertThat(written(BedrockRows.conversation(), chat(picture(url), ASSISTANT)))
                .isEqualTo(shown("\"uri\":\"" + keep("image/jpeg", bytes) + "\""));
    }

    @Test
    void where_the_bucket_is_known_its_owner_stands_beside_each_picture() {
        var format = BedrockRows.conversation(BUCKET, "123456789012");
        var row = chat(picture("s3://training-data/cats/one.jpg"), ASSISTANT);

        assertThat(written(format, row))
                .isEqualTo(
                        shown(
                                "\"uri\":\"s3://training-data/cats/one.jpg\",\"bucketOwner\":"
                                        + "\"123456789012\""));
        assertThat(refusal(format, chat(picture("data:image/gif;base64,AAAA"), ASSISTANT)))
                .isEqualTo("carried");
    }

    @Test
    void a_picture_in_another_bucket_is_refused_where_the_bucket_is_known() {
        var format = BedrockRows.conversation(BUCKET, "123456789012");

        assertThat(refusal(format, chat(picture("s3://training-data2/one.jpg"), ASSISTANT)))
                .isEqualTo("image_bucket");
        assertThat(refusal(BedrockRows.conversation(), chat(picture("s3://b/one.jpg"), ASSISTANT)))
                .isEqualTo("carried");
    }

    @Test
    void claude_has_one_system_text_and_plain_messages() {
        assertThat(written(BedrockRows.claude(), chat(SYSTEM, USER, ASSISTANT, USER, ASSISTANT)))
                .isEqualTo(
                        "{\"system\":\"Be brief.\",\"messages\":["
                                + String.join(",", USER, ASSISTANT, USER, ASSISTANT)
                                + "]}\n");
    }

    @Test
    void one_question_and_answer_are_a_prompt_and_its_completion() {
        var expected = "{\"prompt\":\"Hi\",\"completion\":\"Hello\"}\n";

        assertThat(written(BedrockRows.promptCompletion(), chat(USER, ASSISTANT)))
                .isEqualTo(expected);
        assertThat(
                        written(
                                BedrockRows.promptCompletion(),
                                "{\"completion\":\"Hello\",\"prompt\":\"Hi\"}"))
                .isEqualTo(expected);
    }
}
