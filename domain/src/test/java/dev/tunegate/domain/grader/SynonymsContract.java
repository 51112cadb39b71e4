package dev.tunegate.domain.grader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What everybody who knows synonyms must know. */
public interface SynonymsContract {

    Synonyms synonyms();

    @Test
    default void words_with_one_meaning_are_synonyms() {
        assertThat(synonyms().of("car")).contains("automobile", "car").doesNotContain("banana");
    }

    @Test
    default void a_form_has_the_synonyms_of_its_base_form() {
        assertThat(synonyms().of("cars")).contains("automobile");
    }

    @Test
    default void a_word_that_nobody_knows_has_none() {
        assertThat(synonyms().of("xyzzyq")).isEmpty();
        assertThat(synonyms().of("")).isEmpty();
    }
}
