package dev.tunegate.domain.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every reader of batches must do. */
public interface BatchReaderContract {

    BatchReader reader();

    private DatasetReport check(String data) {
        try {
            return reader().check(new ByteArrayInputStream(data.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String request(String id) {
        return """
               {"custom_id":"%s","method":"POST","url":"/v1/chat/completions",\
               "body":{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Grüße"}]}}
               """
                .formatted(id);
    }

    @Test
    default void requests_are_counted_and_blank_lines_are_not() {
        var report = check(request("a") + "\r\n" + request("b").strip());

        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.format()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1] | data_type",
                "{\"custom_id\": | malformed_json",
                "{} | missing_required_parameter",
                "{\"custom_id\":7,\"method\":\"POST\",\"url\":\"/v1/x\",\"body\":{}}"
                        + " | invalid_request",
                "{\"custom_id\":\"\",\"method\":\"POST\",\"url\":\"/v1/x\",\"body\":{}}"
                        + " | missing_required_parameter",
                "{\"custom_id\":\"x\",\"url\":\"/v1/x\",\"body\":{}}"
                        + " | missing_required_parameter",
                "{\"custom_id\":\"x\",\"method\":\"GET\",\"url\":\"/v1/x\",\"body\":{}}"
                        + " | invalid_request",
                "{\"custom_id\":\"x\",\"method\":\"POST\",\"body\":{}}"
                        + " | missing_required_parameter",
                "{\"custom_id\":\"x\",\"method\":\"POST\",\"url\":\"http://v1/\",\"body\":{}}"
                        + " | invalid_request",
                "{\"custom_id\":\"x\",\"method\":\"POST\",\"url\":\"/v1/x\"}"
                        + " | missing_required_parameter",
                "{\"custom_id\":\"x\",\"method\":\"POST\",\"url\":\"/v1/x\",\"body\":\"{}\"}"
                        + " | invalid_request",
                "{\"custom_id\":\"a\",\"method\":\"POST\",\"url\":\"/v1/x\",\"body\":{}}"
                        + " | duplicate_custom_id",
            })
    default void a_line_that_is_no_request_is_found_with_its_line_and_byte(
            String line, String rule) {
        long lineStart = request("a").getBytes(StandardCharsets.UTF_8).length;

        var finding = check(request("a") + line + "\n").findings().getFirst();

        assertThat(finding.rule()).isEqualTo(rule);
        assertThat(finding.line()).isEqualTo(2);
        assertThat(finding.byteOffset()).isBetween(lineStart, lineStart + line.length());
        assertThat(finding.message()).isNotBlank();
    }

    @Test
    default void an_empty_batch_is_a_finding() {
        assertThat(check("").findings()).first().extracting(Finding::rule).isEqualTo("empty_file");
        assertThat(check("\n\n").isSound()).isFalse();
    }

    @Test
    default void a_batch_has_so_many_requests_and_no_more() {
        var full =
                IntStream.range(0, BatchReader.MAX_REQUESTS)
                        .mapToObj(it -> request("id-" + it))
                        .collect(Collectors.joining());

        assertThat(check(full).isSound()).isTrue();
        var finding = check(full + request("one more")).findings().getFirst();
        assertThat(finding.rule()).isEqualTo("too_many_tasks");
        assertThat(finding.line()).isEqualTo(BatchReader.MAX_REQUESTS + 1L);
    }

    @Test
    default void a_check_stops_after_so_many_findings() {
        assertThat(check("nonsense\n".repeat(100)).findings()).hasSize(DatasetReport.MAX_FINDINGS);
    }
}
