package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fits what the documentation shows, and what does not. */
final class JsonPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1} | {\"a\":1,\"b\":2}",
                "{\"a\": …} | {\"a\":null}",
                "{\"a\": \"…\"} | {\"a\":[1]}",
                "{\"a\": \"sk-…\"} | {\"a\":\"sk-x\"}",
                "[1, …] | [1,2,3]",
                "[…] | []",
                "{\"a\": 2} | {\"a\":1} {\"a\":2}",
            })
    void this_fits(String pattern, String printed) {
        assertThat(JsonPattern.of(pattern).differences(printed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1} | {\"a\":2}",
                "{\"a\": 1} | {\"a\":\"1\"}",
                "{\"a\": …} | {}",
                "{\"a\": {\"b\": true}} | {\"a\":{}}",
                "{\"a\": \"sk-…\"} | {\"a\":\"s\"}",
                "[1] | [1,2]",
                "[1, 2] | [1]",
                "{\"a\": []} | {\"a\":[1]}",
                "{\"a\": 2} | {\"a\":2} {\"a\":1}",
            })
    void this_does_not(String pattern, String printed) {
        assertThat(JsonPattern.of(pattern).differences(printed)).isNotEmpty();
    }

    @Test
    void nothing_printed_fits_nothing() {
        assertThat(JsonPattern.of("{}").differences("")).isNotEmpty();
    }
}
