package dev.tunegate.providers.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.dataset.DatasetReader;
import dev.tunegate.domain.dataset.DatasetReaderContract;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.dataset.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
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

    @ParameterizedTest
    @CsvSource({
        "c3,not_utf8",
        "c0af,not_utf8",
        "e080af,not_utf8",
        "eda080,not_utf8",
        "f4908080,not_utf8",
        "f5808080,not_utf8",
        "80,not_utf8",
        "ff,not_utf8",
        "00,nul_byte"
    })
    void bytes_that_are_not_strict_utf_8_are_found_where_they_stand(String hex, String rule)
            throws IOException {
        var start = CHAT_ROW + "{\"messages\":[{\"role\":\"user\",\"content\":\"some text: é漢𝄞 ";
        var data = new ByteArrayOutputStream();
        data.writeBytes(start.getBytes(StandardCharsets.UTF_8));
        int place = data.size();
        data.writeBytes(HexFormat.of().parseHex(hex));
        data.writeBytes("\"}]}\n".getBytes(StandardCharsets.UTF_8));

        var finding = check(data.toByteArray()).findings().getFirst();

        assertThat(finding.rule()).isEqualTo(rule);
        assertThat(finding.line()).isEqualTo(2);
        assertThat(finding.byteOffset()).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void another_encoding_is_named_with_its_remedy(String charset) throws IOException {
        var finding = check(CHAT_ROW.getBytes(Charset.forName(charset))).findings().getFirst();

        assertThat(finding.rule()).isEqualTo("not_utf8");
        assertThat(finding.sentence()).contains("Line 1", "iconv");
    }

    @Test
    void a_byte_order_mark_is_refused_with_its_line() throws IOException {
        var findings = check(CHAT_ROW + "\ufeff" + CHAT_ROW).findings();

        assertThat(findings).extracting(Finding::rule).containsExactly("byte_order_mark");
        assertThat(findings.getFirst().line()).isEqualTo(2);
        assertThat(findings.getFirst().message()).contains("without BOM");
    }

    @Test
    void crlf_and_blank_lines_are_taken_and_places_stay_exact() throws IOException {
        var row = CHAT_ROW.strip() + "\r\n";
        var report = check(row + "\r\n  \n" + row + "oops\r\n\r\n");

        assertThat(report.rows()).isEqualTo(3);
        var finding = report.findings().getFirst();
        assertThat(finding.line()).isEqualTo(5);
        assertThat(finding.byteOffset())
                .isBetween(2L * bytes(row) + 5, 2L * bytes(row) + 5 + 4);
    }

    @Test
    void a_member_named_twice_is_found() throws IOException {
        var finding = onlyFinding("{\"messages\":[" + ASSISTANT + "],\"a\":{\"b\":1,\"b\":2}}");

        assertThat(finding.rule()).isEqualTo("duplicate_key");
    }

    @Test
    void nesting_deeper_than_64_is_found() throws IOException {
        var deep = "{\"messages\":[" + ASSISTANT + "],\"a\":" + "[".repeat(100_000);

        assertThat(onlyFinding(deep).rule()).isEqualTo("nesting_too_deep");
        var shallow = "[".repeat(63) + "]".repeat(63);
        assertThat(check("{\"messages\":[" + ASSISTANT + "],\"a\":" + shallow + "}").findings())
                .isEmpty();
    }

    @Test
    void numbers_longer_than_64_are_found() throws IOException {
        var start = "{\"messages\":[" + ASSISTANT + "],\"a\":";

        assertThat(onlyFinding(start + "1".repeat(65) + "}").rule()).isEqualTo("number_too_long");
        assertThat(check(start + "1".repeat(64) + "}").findings()).isEmpty();
    }

    @Test
    void a_line_that_is_too_long_is_passed_over_in_bounded_memory() throws IOException {
        var reader = new JsonlDatasetReader(new DatasetLimits(64 << 10));
        var before = CHAT_ROW.getBytes(StandardCharsets.UTF_8);
        var data =
                new SequenceInputStream(
                        new ByteArrayInputStream(before),
                        new SequenceInputStream(
                                new Endless(1L << 30),
                                new ByteArrayInputStream(("\n" + CHAT_ROW).getBytes(StandardCharsets.UTF_8))));

        var report = reader.check(data);

        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.findings()).hasSize(1);
        assertThat(report.findings().getFirst().rule()).isEqualTo("line_too_long");
        assertThat(report.findings().getFirst().line()).isEqualTo(2);
        assertThat(report.findings().getFirst().byteOffset()).isEqualTo(before.length);
    }

    @Test
    void lines_are_found_whole_wherever_the_buffer_ends() throws IOException {
        var data = new StringBuilder();
        for (int i = 0; data.length() < 2_000_000; i++) {
            data.append(chat("{\"role\":\"user\",\"content\":\"" + "ä".repeat(i % 7919) + "\"}"));
            data.append('\n');
        }
        long rows = data.chars().filter(it -> it == '\n').count();
        int broken = bytes(data.toString());

        var report = check(data + "{]\n");

        assertThat(report.rows()).isEqualTo(rows + 1);
        assertThat(report.findings()).hasSize(1);
        assertThat(report.findings().getFirst().line()).isEqualTo(rows + 1);
        assertThat(report.findings().getFirst().byteOffset()).isBetween((long) broken, broken + 2L);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** So many bytes of the letter a. */
    private static final class Endless extends InputStream {
        private long left;

        Endless(long bytes) {
            this.left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'a' : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(into, from, from + count, (byte) 'a');
            left -= count;
            return count;
        }
    }
}
