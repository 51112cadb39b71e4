package dev.tunegate.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers: how they are made, and what may be one. */
final class RandomIdTest {

    @Test
    void ids_are_letters_and_digits_of_the_wanted_length() {
        assertThat(RandomId.letters(24)).matches("[0-9A-Za-z]{24}");
        assertThat(RandomId.letters(1)).hasSize(1);
    }

    @Test
    void ids_do_not_repeat() {
        var ids =
                IntStream.range(0, 10_000)
                        .mapToObj(_ -> RandomId.letters(24))
                        .collect(Collectors.toSet());

        assertThat(ids).hasSize(10_000);
    }

    @Test
    void every_letter_is_used() {
        assertThat(RandomId.letters(20_000).chars().distinct().count()).isEqualTo(62);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file-a", "file-AZaz09_-", "file--"})
    void what_looks_like_an_id_is_one(String id) {
        assertThat(RandomId.checked("file-", id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file-",
                "file",
                "ftjob-1",
                "file-a b",
                "file-é",
                "file-a/b",
                "file-٣",
                "file-a\n",
                " file-a",
                "file-'--"
            })
    void anything_else_is_none(String id) {
        assertThatThrownBy(() -> RandomId.checked("file-", id))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_id_has_at_most_64_characters() {
        var longest = "file-" + "a".repeat(59);

        assertThat(RandomId.checked("file-", longest)).isEqualTo(longest);
        assertThatThrownBy(() -> RandomId.checked("file-", longest + "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
