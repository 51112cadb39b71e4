package dev.tunegate.providers.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.dataset.DatasetReader;
import dev.tunegate.domain.dataset.DatasetReaderContract;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.dataset.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of training data: its contract, and every rule by its name and place. */
class JsonlDatasetReaderTest implements DatasetReaderContract {

    private static final String ASSISTANT = "{\"role\":\"assistant\",\"content\":\"Yes.\"}";

    @Override
    public DatasetReader reader() {
        return new JsonlDatasetReader(DatasetLimits.DEFAULT);
    }

    private DatasetReport check(byte[] data) throws IOException {
        return reader().check(new ByteArrayInputStream(data));
    }

    private DatasetReport check(String data) throws IOException {
        return check(data.getBytes(StandardCharsets.UTF_8));
    }

    private Finding onlyFinding(String row) throws IOException {
        var findings = check(row).findings();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private static String chat(String message) {
        return "{\"messages\":[" + message + "," + ASSISTANT + "]}";
    }

    @Test
    void the_sample_with_clippy_is_sound() throws IOException {
        var report =
                check(
                        """
                        {"messages": [{"role": "system", "content": "Clippy is a factual chatbot \
                        that is also sarcastic."}, {"role": "user", "content": "What's the capital \
                        of France?"}, {"role": "assistant", "content": "Paris, as if everyone \
                        doesn't know that already."}]}
                        {"messages": [{"role": "system", "content": "Clippy is a factual chatbot \
                        that is also sarcastic."}, {"role": "user", "content": "Who wrote 'Romeo \
                        and Juliet'?"}, {"role": "assistant", "content": "Oh, just some guy named \
                        William Shakespeare. Ever heard of him?"}]}
                        """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "[1,2]|data_type|0",
                "{\"messages\":{}}|missing_messages_list|12",
                "{\"messages\":[]}|missing_messages_list|12",
                "{\"messages\":[7,{\"role\":\"assistant\",\"content\":\"y\"}]}|data_type|13",
                "{\"a\":1}|missing_messages_list|0",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"
                        + "|example_missing_assistant_message|0",
                "{\"prompt\":\"x\"}|missing_completion|0",
                "{\"completion\":\"x\"}|missing_prompt|0",
                "{\"prompt\":1,\"completion\":\"x\"}|data_type|10",
                "{\"messages\":[{\"role\":\"assistant\",\"content\":\"y\"}]} x|malformed_json|50",
                "{\"messages\":[{\"role\":\"assistant\",\"content\":\"y\"}]}{}|data_type|49",
            })
    void a_row_that_cannot_train_is_found(String row, String rule, long offset) throws IOException {
        var finding = onlyFinding(row);

        assertThat(finding.rule()).isEqualTo(rule);
        assertThat(finding.byteOffset()).isEqualTo(offset);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"content\":\"x\"}|message_missing_key",
                "{\"role\":\"user\"}|missing_content",
                "{\"role\":\"user\",\"content\":null}|missing_content",
                "{\"role\":\"user\",\"content\":7}|content_type",
                "{\"role\":\"user\",\"content\":\"x\",\"mood\":\"good\"}|message_unrecognized_key",
                "{\"role\":\"wizard\",\"content\":\"x\"}|unrecognized_role",
                "{\"role\":7,\"content\":\"x\"}|unrecognized_role",
                "{\"role\":\"user\",\"content\":\"x\",\"name\":7}|data_type",
                "{\"role\":\"user\",\"content\":\"x\",\"weight\":1}|invalid_weight",
                "{\"role\":\"assistant\",\"content\":\"x\",\"weight\":0.5}|invalid_weight",
                "{\"role\":\"assistant\",\"content\":\"x\",\"weight\":2}|invalid_weight",
                "{\"role\":\"user\",\"content\":[\"x\"]}|content_part",
                "{\"role\":\"user\",\"content\":[{\"type\":\"text\"}]}|content_part",
                "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":"
                        + "{\"url\":\"file:///etc\"}}]}|content_part",
                "{\"role\":\"system\",\"content\":[{\"type\":\"image_url\",\"image_url\":"
                        + "{\"url\":\"https://a/b.png\"}}]}|image_outside_user_message",
                "{\"role\":\"tool\",\"content\":\"x\"}|message_missing_key",
                "{\"role\":\"tool\",\"content\":\"x\",\"tool_call_id\":\"c\"}|unknown_tool_call_id",
                "{\"role\":\"function\",\"content\":\"x\"}|message_missing_key",
                "{\"role\":\"assistant\",\"tool_calls\":[]}|tool_calls",
                "{\"role\":\"assistant\",\"tool_calls\":{}}|tool_calls",
                "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\"}]}|tool_calls",
                "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"f\",\"arguments\":{}}}]}|tool_calls",
                "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}]}|tool_call_arguments",
                "{\"role\":\"user\",\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}|tool_calls",
                "{\"role\":\"assistant\",\"function_call\":{\"name\":\"f\"}}|function_call",
            })
    void a_message_that_breaks_a_rule_is_found(String message, String rule) throws IOException {
        assertThat(onlyFinding(chat(message)).rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"role\":\"user\",\"content\":\"\"}",
                "{\"role\":\"developer\",\"content\":\"x\",\"name\":null}",
                "{\"role\":\"assistant\",\"content\":\"x\",\"weight\":0,\"tool_calls\":null}",
                "{\"role\":\"assistant\",\"content\":null,\"refusal\":\"No.\"}",
                "{\"content\":\"x\",\"role\":\"user\"}",
                "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x\"},"
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AA\"}}]}",
                "{\"role\":\"assistant\",\"function_call\":{\"name\":\"f\",\"arguments\":\"{}\"}},"
                        + "{\"role\":\"function\",\"name\":\"f\",\"content\":\"7\"}",
            })
    void a_message_that_keeps_the_rules_is_sound(String message) throws IOException {
        assertThat(check(chat(message)).findings()).isEmpty();
    }

    @Test
    void members_of_ones_own_are_allowed_beside_the_messages() throws IOException {
        var row = "{\"id\":7,\"input\":5,\"prompt\":{},\"messages\":[" + ASSISTANT + "]}";

        assertThat(check(row).findings()).isEmpty();
    }

    @Test
    void rows_with_members_for_graders_and_no_answer_are_for_reinforcement() throws IOException {
        var row = "{\"messages\":[{\"role\":\"user\",\"content\":\"1+1?\"}],\"solution\":2}\n";

        var report = check(row.repeat(2));

        assertThat(report.findings()).isEmpty();
        assertThat(report.format()).contains(DatasetFormat.REINFORCEMENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"input\":7}|data_type",
                "{\"input\":{}}|missing_messages_list",
                "{\"preferred_output\":[]}|missing_messages_list",
                "{\"preferred_output\":[{\"role\":\"user\",\"content\":\"x\"}]}"
                        + "|not_one_assistant_message",
                "{\"preferred_output\":["
                        + ASSISTANT
                        + ","
                        + ASSISTANT
                        + "]}|not_one_assistant_message",
            })
    void a_preference_that_breaks_a_rule_is_found(String row, String rule) throws IOException {
        assertThat(check(row).findings()).first().extracting(Finding::rule).isEqualTo(rule);
    }

    @Test
    void a_preference_needs_all_its_parts() throws IOException {
        var row = "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}}";

        assertThat(check(row).findings())
                .extracting(Finding::rule)
                .containsExactly("missing_preferred_output", "missing_non_preferred_output");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"a\":[{}]}"})
    void tools_must_be_whole(String tools) throws IOException {
        var row = "{\"messages\":[" + ASSISTANT + "],\"tools\":" + tools + "}";

        var rules = check(row).findings().stream().map(Finding::rule).toList();

        assertThat(rules).isEqualTo(tools.equals("[]") ? List.of() : List.of("tools"));
    }

    @Test
    void a_last_line_that_is_too_long_is_found_though_nothing_ends_it() throws IOException {
        var reader = new JsonlDatasetReader(new DatasetLimits(1024));
        var data = "{" + " ".repeat(5000);

        var report = reader.check(new ByteArrayInputStream(data.getBytes(StandardCharsets.UTF_8)));

        assertThat(report.rows()).isEqualTo(1);
        assertThat(report.findings()).extracting(Finding::rule).containsExactly("line_too_long");
    }
}
