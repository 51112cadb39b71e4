package dev.tunegate.domain.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for all metrics; their values stand in docs/api/grader-metrics.md. */
final class TextMetricsTest {

    private final TextMetrics metrics = new TextMetrics(new FewSynonyms());

    @Test
    void the_common_sequence_is_as_long_as_the_plain_way_finds_it() {
        var chance = new Random(3);
        for (int i = 0; i < 500; i++) {
            var some = letters(chance, chance.nextInt(200));
            var others = letters(chance, chance.nextInt(200));

            assertThat(CommonSequence.length(some, others)).isEqualTo(plainly(some, others));
        }
    }

    private static List<Integer> letters(Random chance, int length) {
        return chance.ints(length, 0, 1 + length / 20).boxed().toList();
    }

    private static int plainly(List<Integer> some, List<Integer> others) {
        var lengths = new int[some.size() + 1][others.size() + 1];
        for (int i = 0; i < some.size(); i++) {
            for (int j = 0; j < others.size(); j++) {
                lengths[i + 1][j + 1] =
                        some.get(i).equals(others.get(j))
                                ? lengths[i][j] + 1
                                : Math.max(lengths[i][j + 1], lengths[i + 1][j]);
            }
        }
        return lengths[some.size()][others.size()];
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COSINE")
    @Timeout(20)
    void the_longest_texts_take_no_more_than_a_moment(Metric metric) {
        var chance = new Random(1);
        var some = text(chance);
        var others = text(chance);
        long began = System.nanoTime();

        double score = metrics.score(metric, some, others);

        assertThat(score).isBetween(0.0, 1.0);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    private static String text(Random chance) {
        var words = new ArrayList<String>();
        for (int i = 0; i < TextMetrics.MOST_LENGTH / 2; i++) {
            words.add(Character.toString('a' + chance.nextInt(26)));
        }
        return String.join(" ", words);
    }

    @Test
    void synonyms_count_as_matches() {
        assertThat(metrics.score(Metric.METEOR, "cars", "auto"))
                .isEqualTo(metrics.score(Metric.METEOR, "cars", "cars"));
    }

    /** Made with {@code nltk.stem.PorterStemmer} of NLTK 3.10.3. */
    @ParameterizedTest
    @CsvSource({
        "caresses,caress",
        "flies,fli",
        "dies,die",
        "mules,mule",
        "denied,deni",
        "died,die",
        "agreed,agre",
        "owned,own",
        "humbled,humbl",
        "sized,size",
        "meeting,meet",
        "stating,state",
        "siezing,siez",
        "itemization,item",
        "sensational,sensat",
        "traditional,tradit",
        "reference,refer",
        "colonizer,colon",
        "plotted,plot",
        "skies,sky",
        "dying,die",
        "news,news",
        "happily,happili",
        "geology,geolog",
        "hopefully,hope",
        "by,by",
        "say,say",
        "enjoy,enjoy",
        "cry,cri",
        "relational,relat",
        "feed,feed",
        "hopping,hop",
        "falling,fall",
        "hissing,hiss",
        "controll,control",
        "3ies,3ie"
    })
    void words_are_stemmed_as_by_nltk(String word, String stem) {
        assertThat(PorterStemmer.stem(word)).isEqualTo(stem);
    }

    @Test
    void nothing_is_like_nothing_only_to_the_fuzzy() {
        assertThat(metrics.score(Metric.FUZZY_MATCH, "", "")).isCloseTo(1, within(0.0));
        assertThat(metrics.score(Metric.ROUGE_L, "", "")).isZero();
    }

    @Test
    void texts_in_which_no_character_stands_twice_need_little_memory() {
        var some = characters(IntStream.range(0, TextMetrics.MOST_LENGTH));
        var others = characters(IntStream.range(1, TextMetrics.MOST_LENGTH + 1));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        double score = metrics.score(Metric.FUZZY_MATCH, some, others);

        assertThat(score).isGreaterThan(0.99);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(32L << 20);
    }

    /** The planes of Unicode above the first: no halves of pairs are among them. */
    private static String characters(IntStream places) {
        return places.map(it -> 0x10000 + it)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
