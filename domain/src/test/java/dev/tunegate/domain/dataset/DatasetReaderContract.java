package dev.tunegate.domain.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every reader of training data must do. */
public interface DatasetReaderContract {

    /** A good row of the chat format. */
    String CHAT_ROW =
            """
            {"messages":[{"role":"system","content":"Be brief."},\
            {"role":"user","content":"Grüß Gott, 世界?"},{"role":"assistant","content":"Yes."}]}
            """;

    DatasetReader reader();

    private DatasetReport check(String data) {
        return check(new ByteArrayInputStream(data.getBytes(StandardCharsets.UTF_8)));
    }

    private DatasetReport check(InputStream data) {
        try {
            return reader().check(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    default void good_chat_rows_are_sound_and_counted() {
        var report = check(CHAT_ROW.repeat(3));

        assertThat(report.findings()).isEmpty();
        assertThat(report.format()).contains(DatasetFormat.CHAT);
        assertThat(report.rows()).isEqualTo(3);
    }

    @Test
    default void blank_lines_do_not_count_and_the_last_line_may_lack_its_end() {
        var report = check(CHAT_ROW + "\r\n" + CHAT_ROW.strip());

        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isEqualTo(2);
    }

    @Test
    default void tool_calls_need_no_content() {
        var row =
                """
                {"messages":[{"role":"user","content":"Weather?"},{"role":"assistant","tool_calls":\
                [{"id":"call_1","type":"function","function":{"name":"look","arguments":"{}"}}]},\
                {"role":"tool","tool_call_id":"call_1","content":"sun"},\
                {"role":"assistant","content":"Sun."}],"tools":[{"type":"function","function":\
                {"name":"look","parameters":{"type":"object","properties":{}}}}]}
                """;

        assertThat(check(row).findings()).isEmpty();
    }

    @Test
    default void prompts_with_completions_are_their_own_format() {
        var report =
                check(
                        """
                        {"prompt":"One and one is","completion":" two"}
                        """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.format()).contains(DatasetFormat.COMPLETION);
    }

    @Test
    default void preferences_are_their_own_format() {
        var report =
                check(
                        """
                        {"input":{"messages":[{"role":"user","content":"Hi"}]},\
                        "preferred_output":[{"role":"assistant","content":"Hello!"}],\
                        "non_preferred_output":[{"role":"assistant","content":"What?"}]}
                        """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.format()).contains(DatasetFormat.PREFERENCE);
    }

    @Test
    default void broken_json_is_found_with_its_line_and_byte() {
        long lineStart = 2L * CHAT_ROW.getBytes(StandardCharsets.UTF_8).length;
        var broken = "{\"messages\": [}\n";

        var report = check(CHAT_ROW + CHAT_ROW + broken + CHAT_ROW);

        assertThat(report.isSound()).isFalse();
        var first = report.findings().getFirst();
        assertThat(first.line()).isEqualTo(3);
        assertThat(first.byteOffset()).isBetween(lineStart, lineStart + broken.length());
        assertThat(first.rule()).isNotBlank();
        assertThat(first.message()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,2]",
                "\"text\"",
                "{\"messages\":\"no list\"}",
                "{\"messages\":[]}",
                "{\"messages\":[{\"role\":\"wizard\",\"content\":\"x\"}]}",
                "{\"messages\":[{\"content\":\"x\"},{\"role\":\"assistant\",\"content\":\"y\"}]}",
                "{\"messages\":[{\"role\":\"user\"},{\"role\":\"assistant\",\"content\":\"y\"}]}",
                "{\"something\":\"else\"}",
                "{\"prompt\":\"without a completion\"}",
                "{\"messages\":[{\"role\":\"assistant\",\"content\":\"y\"}]} trailing"
            })
    default void a_row_that_cannot_train_is_found(String row) {
        var report = check(CHAT_ROW + row + "\n");

        assertThat(report.findings()).first().extracting(Finding::line).isEqualTo(2L);
    }

    @Test
    default void an_empty_file_is_a_finding() {
        assertThat(check("").isSound()).isFalse();
        assertThat(check("\n\n").isSound()).isFalse();
        assertThat(check("").rows()).isZero();
    }

    @Test
    default void text_that_is_not_utf_8_is_found_on_its_line() {
        var bytes = (CHAT_ROW + CHAT_ROW.replace("Yes.", "Y_s.")).getBytes(StandardCharsets.UTF_8);
        for (int i = bytes.length - 1; i > 0; i--) {
            if (bytes[i] == '_') {
                bytes[i] = (byte) 0xC3;
                break;
            }
        }

        var report = check(new ByteArrayInputStream(bytes));

        assertThat(report.findings()).first().extracting(Finding::line).isEqualTo(2L);
    }

    @Test
    default void a_check_stops_after_so_many_findings() {
        var report = check("nonsense\n".repeat(100));

        assertThat(report.findings()).hasSize(DatasetReport.MAX_FINDINGS);
    }

    @Test
    default void rows_of_another_format_than_the_first_are_found() {
        var report = check(CHAT_ROW + "{\"prompt\":\"a\",\"completion\":\"b\"}\n");

        assertThat(report.findings()).first().extracting(Finding::line).isEqualTo(2L);
    }
}
