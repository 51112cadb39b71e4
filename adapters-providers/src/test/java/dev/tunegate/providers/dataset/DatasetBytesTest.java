package dev.tunegate.providers.dataset;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be wrong with the bytes of a training file, whatever its rows say. */
class DatasetBytesTest {

    private static final String CHAT_ROW = DatasetReaderContract.CHAT_ROW;
    private static final String ASSISTANT = "{\"role\":\"assistant\",\"content\":\"Yes.\"}";

    private static DatasetReport check(byte[] data) throws IOException {
        return new JsonlDatasetReader(DatasetLimits.DEFAULT).check(new ByteArrayInputStream(data));
    }

    private static DatasetReport check(String data) throws IOException {
        return check(data.getBytes(StandardCharsets.UTF_8));
    }

    private static Finding onlyFinding(String row) throws IOException {
        var findings = check(row).findings();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private static String chat(String message) {
        return "{\"messages\":[" + message + "," + ASSISTANT + "]}";
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
        assertThat(finding.byteOffset()).isBetween(2L * bytes(row) + 5, 2L * bytes(row) + 5 + 4);
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
                                new ByteArrayInputStream(
                                        ("\n" + CHAT_ROW).getBytes(StandardCharsets.UTF_8))));

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
