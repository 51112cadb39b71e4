package dev.tunegate.domain.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparing texts. */
final class StringCheckTest {

    @ParameterizedTest
    @CsvSource({
        "abc,b,true",
        "abc,'',true",
        "'','',true",
        "'',a,false",
        "abab,abab,true",
        "aba,abab,false",
        "ababac,abac,true",
        "abc,B,false"
    })
    void the_reference_stands_somewhere_in_the_input(
            String input, String reference, boolean holds) {
        assertThat(StringCheck.LIKE.holds(input, reference)).isEqualTo(holds);
    }

    @Test
    void capital_letters_may_count_or_not() {
        assertThat(StringCheck.LIKE.holds("größe", "GRÖSSE")).isFalse();
        assertThat(StringCheck.ILIKE.holds("Die GRÖßE", "größe")).isTrue();
    }

    @Test
    void it_is_found_where_the_jdk_finds_it() {
        var chance = new Random(5);
        for (int i = 0; i < 2000; i++) {
            var input = letters(chance, 30);
            var reference = letters(chance, 5);

            assertThat(StringCheck.LIKE.holds(input, reference))
                    .as("%s in %s", reference, input)
                    .isEqualTo(input.contains(reference));
        }
    }

    private static String letters(Random chance, int most) {
        return chance.ints(chance.nextInt(most), 'a', 'c')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    @Timeout(5)
    void texts_made_to_be_searched_for_long_are_searched_at_once() {
        var input = "a".repeat(Template.MOST_FILLED);
        var reference = "a".repeat(Template.MOST_FILLED / 2) + "b";

        assertThat(StringCheck.LIKE.holds(input, reference)).isFalse();
        assertThat(StringCheck.ILIKE.holds(input, reference)).isFalse();
    }
}
