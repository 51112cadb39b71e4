package dev.tunegate.providers.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunegate.domain.grader.Metric;
import dev.tunegate.domain.grader.TextMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Our metrics, beside the values of the reference implementations in the published table. */
final class GraderMetricsPageTest {

    private static final Path PAGE = Path.of("../docs/api/grader-metrics.md");
    private static final TextMetrics METRICS = new TextMetrics(new WordNetSynonyms());

    /** One value of the table. */
    private record Case(Metric metric, String input, String reference, double value) {}

    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(it -> it.startsWith("| \"") || it.startsWith("| input |"))
                .map(it -> Arrays.stream(it.split("\\|")).skip(1).map(String::strip).toList())
                .toList();
    }

    static Stream<Case> cases() throws IOException {
        var head = rows().getFirst();
        return rows().stream().skip(1).flatMap(row -> cases(head, row));
    }

    private static Stream<Case> cases(List<String> head, List<String> row) {
        return IntStream.range(2, row.size())
                .mapToObj(
                        it ->
                                new Case(
                                        Metric.named(head.get(it)).orElseThrow(),
                                        text(row.get(0)),
                                        text(row.get(1)),
                                        Double.parseDouble(row.get(it))));
    }

    private static String text(String json) {
        var text = JsonMapper.shared().readValue(json, String.class);
        return switch (text) {
            case "{long1}" -> words(700, 97, "quick", 13);
            case "{long2}" -> words(650, 89, "slow", 17);
            default -> text;
        };
    }

    private static String words(int count, int of, String then, int thenOf) {
        return IntStream.range(0, count)
                .mapToObj(it -> "word" + it % of + " the " + then + it % thenOf)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_metric_says_what_its_reference_says(Case wanted) {
        assertThat(METRICS.score(wanted.metric(), wanted.input(), wanted.reference()))
                .isCloseTo(wanted.value(), within(1e-6));
    }

    @Test
    void the_table_has_every_metric_that_needs_no_model() throws IOException {
        var metrics = cases().map(Case::metric).collect(Collectors.toSet());

        assertThat(cases().count()).isGreaterThanOrEqualTo(300);
        assertThat(metrics).hasSize(Metric.values().length - 1).doesNotContain(Metric.COSINE);
    }
}
