package dev.tunegate.api.web.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of the file names that clients send. */
class DisplayFilenameTest {

    static Arguments[] names() {
        return new Arguments[] {
            Arguments.of("train.jsonl", "train.jsonl"),
            Arguments.of("Größe 数据.jsonl", "Größe 数据.jsonl"),
            Arguments.of("../../etc/passwd", "passwd"),
            Arguments.of("/etc/passwd", "passwd"),
            Arguments.of("C:\\data\\train.jsonl", "train.jsonl"),
            Arguments.of("\\\\server\\share\\train.jsonl", "train.jsonl"),
            Arguments.of("C:\\", "upload"),
            Arguments.of("..", "upload"),
            Arguments.of("a/..", "upload"),
            Arguments.of(".", "upload"),
            Arguments.of("a/", "upload"),
            Arguments.of("", "upload"),
            Arguments.of("  \t ", "upload"),
            Arguments.of("\u0000", "upload"),
            Arguments.of(" a b.jsonl ", "a b.jsonl"),
            Arguments.of("a\u0000.jsonl", "a.jsonl"),
            Arguments.of("a\r\nX-Evil: 1", "aX-Evil: 1"),
            Arguments.of("a\u001b[31m.jsonl", "a[31m.jsonl"),
            Arguments.of("a\u007f\u0085\u009f.jsonl", "a.jsonl"),
            Arguments.of("gpj\u202elnosj.exe", "gpjlnosj.exe"),
            Arguments.of(
                    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u2066\u2067\u2068\u2069x", "x"),
            Arguments.of(".\u202e.", "upload"),
            Arguments.of("\ufeffa\u2028b\u2029", "ab"),
            Arguments.of("a\ud800b\udc00", "ab"),
            Arguments.of("e\u0301.jsonl", "\u00e9.jsonl"),
            Arguments.of("e\u202e\u0301.jsonl", "\u00e9.jsonl"),
            Arguments.of(
                    "\ud83d\udc69\u200d\ud83d\udcbb.jsonl", "\ud83d\udc69\u200d\ud83d\udcbb.jsonl"),
            Arguments.of("\"quoted\".jsonl", "\"quoted\".jsonl"),
        };
    }

    @ParameterizedTest
    @MethodSource("names")
    void only_the_visible_name_is_left(String raw, String shown) {
        assertThat(DisplayFilename.of(raw).value()).isEqualTo(shown);
    }

    @Test
    void a_long_name_is_cut_and_keeps_its_suffix() {
        var name = DisplayFilename.of("a".repeat(10_000) + ".jsonl").value();

        assertThat(name).hasSize(255).endsWith("aa.jsonl");
    }

    @Test
    void a_long_name_without_a_suffix_is_cut() {
        assertThat(DisplayFilename.of("a".repeat(256)).value()).isEqualTo("a".repeat(255));
        assertThat(DisplayFilename.of("." + "a".repeat(300)).value()).hasSize(255);
    }

    @Test
    void a_name_of_255_characters_is_left_as_it_is() {
        assertThat(DisplayFilename.of("a".repeat(255)).value()).hasSize(255);
    }

    @Test
    void a_cut_never_splits_a_character() {
        var name = DisplayFilename.of("a" + "\ud83d\udc69".repeat(300) + ".js").value();

        assertThat(name).hasSize(254).endsWith("\udc69.js");
    }

    @Test
    void one_that_is_not_normalised_cannot_be_made() {
        assertThatThrownBy(() -> new DisplayFilename("a/b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_was_normalised_stays_as_it_is() {
        var alphabet = "a. /\\\u0301\u202e\u0000\ud83d\udc69\u200d\u1100\u1161 \u00e9";
        var random = new Random(7);

        for (int round = 0; round < 20_000; round++) {
            var raw = new StringBuilder();
            random.ints(random.nextInt(round % 100 == 0 ? 600 : 12), 0, alphabet.length())
                    .forEach(i -> raw.append(alphabet.charAt(i)));
            var name = DisplayFilename.of(raw.toString());

            assertThat(DisplayFilename.of(name.value())).isEqualTo(name);
            assertThat(name.value().length()).isBetween(1, 255);
            assertThat(name.value()).doesNotContain("/", "\\", "\u202e", "\u0000");
            assertThat(Normalizer.isNormalized(name.value(), Normalizer.Form.NFC)).isTrue();
        }
    }
}
