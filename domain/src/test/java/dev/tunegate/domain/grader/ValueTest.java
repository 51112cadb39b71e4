package dev.tunegate.domain.grader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON, read and written. */
final class ValueTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "[]",
                "{}",
                "0",
                "-0.5e+10",
                "\"\"",
                "{\"a\":[1,2.50,{\"b\":null}],\"ü\":\"\\n\\t\\r\\\"\\\\\\u0001😀\"}",
                "\"\\ud800\"",
                "1e999999999",
            })
    void what_was_read_is_written_again(String json) {
        assertThat(Value.read(json).map(Value::json)).contains(json);
    }

    @Test
    void blanks_and_escapes_are_understood() {
        var value = Value.read(" {\n\"a\" :\t[ 1 , \"\\u00e4\\/\\b\\f\" ] }\r ").orElseThrow();

        assertThat(value.json()).isEqualTo("{\"a\":[1,\"ä/\\u0008\\u000c\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "nul", "tru", "01", "1.", ".5", "+1", "1e", "NaN", "-", "--1", "'a'",
                "\"a", "\"\\x\"", "\"\\u12g4\"", "\"\\u１２３４\"", "\"\\", "\"\n\"", "[1,]", "[,]",
                "[1 2]", "{a:1}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "1 2", "[", "{", "}",
                "[]]", "\u00a01", "/*x*/1", "\"\\u12\""
            })
    void nothing_else_is_json(String text) {
        assertThat(Value.read(text)).isEmpty();
    }

    @Test
    void depth_is_bounded() {
        assertThat(Value.read("[".repeat(200) + "]".repeat(200))).isPresent();
        assertThat(Value.read("[".repeat(100_000) + "]".repeat(100_000))).isEmpty();
        assertThat(Value.read("{\"a\":".repeat(100_000))).isEmpty();
    }

    @Test
    void a_number_that_no_double_holds_is_none() {
        assertThat(new Value.Numeral("1e999").number()).isEmpty();
        assertThat(new Value.Numeral("1e30").number()).contains(1e30);
    }
}
