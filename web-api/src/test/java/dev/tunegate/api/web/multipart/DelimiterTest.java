package dev.tunegate.api.web.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The search for the bytes that end a part. */
class DelimiterTest {

    private static int find(String boundary, String text) {
        var bytes = text.getBytes(ISO_8859_1);
        return new Delimiter(new Boundary(boundary)).find(bytes, 0, bytes.length);
    }

    @Test
    void it_is_found_at_the_front_in_the_middle_and_at_the_end() {
        assertThat(find("ab", "\r\n--abx")).isZero();
        assertThat(find("ab", "xyz\r\n--abxyz")).isEqualTo(3);
        assertThat(find("ab", "xyz\r\n--ab")).isEqualTo(3);
    }

    @Test
    void a_part_of_it_is_not_found() {
        assertThat(find("ab", "")).isEqualTo(-1);
        assertThat(find("ab", "\r\n--a")).isEqualTo(-1);
        assertThat(find("ab", "\n--ab")).isEqualTo(-1);
        assertThat(find("ab", "\r\n-ab")).isEqualTo(-1);
    }

    @Test
    void bytes_outside_of_the_range_are_not_looked_at() {
        var bytes = "\r\n--ab\r\n--ab".getBytes(ISO_8859_1);
        var delimiter = new Delimiter(new Boundary("ab"));

        assertThat(delimiter.find(bytes, 1, bytes.length)).isEqualTo(6);
        assertThat(delimiter.find(bytes, 1, bytes.length - 1)).isEqualTo(-1);
        assertThat(delimiter.find(bytes, 0, 5)).isEqualTo(-1);
    }

    @Test
    void it_agrees_with_a_plain_search_in_text_made_of_its_own_bytes() {
        var random = new Random(20261121);

        for (int round = 0; round < 50_000; round++) {
            var boundary = "-a".repeat(1 + random.nextInt(2)) + "a".repeat(random.nextInt(3));
            var text = new StringBuilder();
            random.ints(random.nextInt(60), 0, 4).forEach(i -> text.append("\r\n-a".charAt(i)));
            text.insert(random.nextInt(text.length() + 1), "\r\n--" + boundary);
            text.setLength(random.nextInt(text.length() + 1));

            assertThat(find(boundary, text.toString()))
                    .isEqualTo(text.indexOf("\r\n--" + boundary));
        }
    }
}
