package dev.tunegate.bootstrap.story.contract;

import java.util.List;
import java.util.stream.Stream;

/** Graders of every kind, as a caller writes them. */
final class Graders {

    private static final String CHECK =
            """
            {"type": "string_check", "name": "a", "operation": "%s",
             "input": "{{ sample.output_text }}", "reference": "{{item.answer}}"}""";
    private static final String SIMILAR =
            """
            {"type": "text_similarity", "name": "b", "evaluation_metric": "%s",
             "input": "{{sample.output_text}}", "reference": "{{item.answer}}"}""";
    private static final String SCORE =
            """
            {"type": "score_model", "name": "c", "model": "gpt-wired", "range": [0, 5],
             "input": [{"role": "system", "content": "Judge."},
                       {"role": "user", "type": "message", "content": "{{sample.output_text}}"}],
             "sampling_params": {"seed": 1, "top_p": 0.5, "temperature": 0.2,
                                 "max_completions_tokens": 100, "reasoning_effort": "low"}}""";
    private static final String PROGRAM =
            """
            {"type": "python", "name": "d", "image_tag": "2025-05-08",
             "source": "def grade(sample, item):\\n    return 0.25"}""";
    private static final String LABEL =
            """
            {"type": "label_model", "name": "e", "model": "gpt-wired",
             "labels": ["good", "bad"], "passing_labels": ["good"],
             "input": [{"role": "user", "content": "{\\"label\\": \\"good\\"}"}]}""";
    private static final String MULTI =
            """
            {"type": "multi", "name": "m", "graders": %s, "calculate_output": "%s"}""";

    /** Parts by their names, as OpenAI's guide has them, and as a list, as its example has. */
    static final List<String> SEVERAL =
            List.of(
                    MULTI.formatted(
                            "{\"a\": " + CHECK.formatted("ne") + ", \"e\": " + LABEL + "}",
                            "0.5 * a + min(e, 1) / 2"),
                    MULTI.formatted(
                            "[" + CHECK.formatted("ne") + ", " + LABEL + "]",
                            "0.5 * a + min(e, 1) / 2"));

    static final List<String> GOOD =
            Stream.of(
                            Stream.of("eq", "ne", "like", "ilike").map(CHECK::formatted),
                            Stream.of(
                                            "fuzzy_match",
                                            "bleu",
                                            "gleu",
                                            "meteor",
                                            "rouge_1",
                                            "rouge_2",
                                            "rouge_3",
                                            "rouge_4",
                                            "rouge_5",
                                            "rouge_l")
                                    .map(SIMILAR::formatted),
                            Stream.of(SCORE, PROGRAM),
                            Stream.of(CHECK.formatted("eq"), SCORE, PROGRAM, LABEL)
                                    .map(Graders::one))
                    .flatMap(it -> it)
                    .toList();

    static final List<String> BAD =
            List.of(
                    CHECK.formatted("almost"),
                    SIMILAR.formatted("rouge_9"),
                    SCORE.replace("[0, 5]", "[5, 0]"),
                    PROGRAM.replace("source", "sauce"),
                    LABEL,
                    MULTI.formatted(CHECK.formatted("eq"), "a +"),
                    MULTI.formatted("{}", "1"));

    private Graders() {}

    /** The one part that OpenAI's schema has room for, which its client can read. */
    private static String one(String grader) {
        var name = grader.replaceFirst("(?s).*?\"name\": \"(.)\".*", "$1");
        return MULTI.formatted(grader, "sqrt(abs(" + name + ")) ^ 2");
    }
}
