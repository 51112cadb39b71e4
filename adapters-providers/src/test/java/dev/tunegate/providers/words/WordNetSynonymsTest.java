package dev.tunegate.providers.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.grader.Metric;
import dev.tunegate.domain.grader.Synonyms;
import dev.tunegate.domain.grader.SynonymsContract;
import dev.tunegate.domain.grader.TextMetrics;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Every text that a caller may send is looked up; none of them is a fault of ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0001",
                "%",
                "_",
                "-",
                "--",
                "'",
                "a_b",
                "%1%",
                "\uffff",
                "\ud83d\ude00",
                "é",
                "0",
                "ß",
                "{",
                "*",
                "\\",
                "s",
                "es",
                "ing",
                "..",
                "/",
                "a%b:c",
                "|",
                "#",
                "\ufeff"
            })
    void any_word_may_be_asked_for(String word) {
        assertThat(SYNONYMS.of(word)).isNotNull();
        assertThat(SYNONYMS.of(word.repeat(5000))).isNotNull();
    }

    @Test
    @Timeout(20)
    void the_longest_texts_of_words_that_nobody_knows_take_no_more_than_a_moment() {
        var metrics = new TextMetrics(SYNONYMS);
        var some = words("q", TextMetrics.MOST_LENGTH);
        var others = words("z", TextMetrics.MOST_LENGTH);
        metrics.score(Metric.METEOR, "warm", "up");
        long began = System.nanoTime();

        metrics.score(Metric.METEOR, some, others);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    private static String words(String first, int most) {
        return IntStream.range(0, most)
                .mapToObj(it -> first + Integer.toString(it + 1000, 36) + "s")
                .limit(most / 6)
                .collect(Collectors.joining(" "));
    }
}
