package dev.tunegate.providers.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.grader.Synonyms;
import dev.tunegate.domain.grader.SynonymsContract;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** WordNet keeps the contract. */
final class WordNetSynonymsTest implements SynonymsContract {

    private static final Synonyms SYNONYMS = new WordNetSynonyms();

    @Override
    public Synonyms synonyms() {
        return SYNONYMS;
    }

    @Test
    void exceptions_come_before_endings() {
        assertThat(SYNONYMS.of("children")).contains("kid", "youngster");
        assertThat(SYNONYMS.of("ran")).contains("run");
    }

    @Test
    void signs_and_foreign_words_are_unknown() {
        for (var word : new String[] {".", "==", "größe", "日本", "s", "a_b", " ", "'s"}) {
            assertThat(SYNONYMS.of(word)).as(word).allMatch(it -> !it.contains(" "));
        }
    }

    @Test
    void many_may_ask_at_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    IntStream.range(0, 50)
                            .mapToObj(_ -> threads.submit(() -> SYNONYMS.of("bank")))
                            .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(SYNONYMS.of("bank"));
            }
        }
    }
}
