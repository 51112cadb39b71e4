package dev.tunegate.domain.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What models answer, and what it means to graders. */
final class ModelVerdictTest {

    private static final ModelPrompt PROMPT =
            new ModelPrompt("judge", List.of(), ModelPrompt.Sampling.USUAL);
    private static final Grader.ScoreModel SCORE =
            new Grader.ScoreModel(
                    "s", PROMPT, new Grader.Range(BigDecimal.ONE, BigDecimal.valueOf(5)));
    private static final Grader.LabelModel LABEL =
            new Grader.LabelModel("l", PROMPT, List.of("good", "bad"), List.of("good"));

    private static ModelVerdict saying(String content) {
        var message = Value.Members.of("content", Value.of(content));
        var choice = Value.Members.of("message", message);
        var answer = Value.Members.of("choices", new Value.Elements(List.of(choice)));
        return ModelVerdict.of(answer.json());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"result\":2.5} | 2.5",
                "{\"steps\":[],\"result\":3} | 3",
                "{\"result\":99} | 5",
                "{\"result\":-99} | 1",
            })
    void a_number_is_the_score_and_stays_in_its_range(String content, double score) {
        assertThat(saying(content).of(SCORE)).isEqualTo(GraderResult.of(score));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "5", "good", "{}", "{\"result\":\"5\"}", "{\"result\":null}",
                "{\"result\":1e999}", "[{\"result\":5}]", "{\"result\":5", "{\"label\":\"ugly\"}",
                "{\"label\":1}", "{\"label\":\"GOOD\"}"
            })
    void everything_else_cannot_be_read(String content) {
        var unread = GraderResult.failed(GraderFlag.MODEL_GRADER_PARSE_ERROR);

        assertThat(saying(content).of(SCORE)).isEqualTo(unread);
        assertThat(saying(content).of(LABEL)).isEqualTo(unread);
    }

    @Test
    void a_label_passes_or_does_not() {
        assertThat(saying("{\"label\":\"good\"}").of(LABEL).reward()).isEqualTo(1);
        assertThat(saying("{\"label\":\"bad\"}").of(LABEL)).isEqualTo(GraderResult.of(0));
    }

    @Test
    void a_refusal_is_one_whatever_else_is_said() {
        var verdict =
                ModelVerdict.of(
                        "{\"choices\":[{\"message\":{\"refusal\":\"No.\",\"content\":"
                                + "\"{\\\"result\\\":1}\"}}]}");

        var refused = GraderResult.failed(GraderFlag.MODEL_GRADER_REFUSAL_ERROR);
        assertThat(verdict.of(SCORE)).isEqualTo(refused);
        assertThat(verdict.of(LABEL)).isEqualTo(refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{\"choices\":[]}", "{\"choices\":{}}", "7"})
    void what_is_no_answer_says_nothing(String answer) {
        assertThat(ModelVerdict.of(answer))
                .isEqualTo(new ModelVerdict(Optional.empty(), false, TokenUsage.NONE));
    }

    @Test
    void tokens_are_counted_as_far_as_they_are_told() {
        var told =
                ModelVerdict.of(
                        "{\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":-3,"
                                + "\"prompt_tokens_details\":{\"cached_tokens\":2}}}");

        assertThat(told.usage()).isEqualTo(new TokenUsage(7, 0, 7, 2));
    }

    @Test
    void embeddings_are_compared_by_their_angle() {
        var format = "{\"data\":[{\"embedding\":[%s]},{\"embedding\":[%s]}]}";

        assertThat(Embeddings.result(format.formatted("1,0", "1,1")).reward())
                .isEqualTo(1 / Math.sqrt(2), within(1e-12));
        assertThat(Embeddings.result(format.formatted("1,0", "-1,0")).reward()).isZero();
        for (var broken : List.of("{}", format.formatted("0", "1"), format.formatted("1", "1,2"))) {
            assertThat(Embeddings.result(broken).errors().flags())
                    .containsExactly(GraderFlag.MODEL_GRADER_PARSE_ERROR);
        }
    }

    @Test
    void scores_of_parts_come_together() {
        var scores = new Scores();
        scores.add("a", GraderResult.of(0.5).judgedBy("judge", new TokenUsage(1, 2, 3, 0)));
        scores.add("b", GraderResult.of(1).judgedBy("judge", new TokenUsage(1, 2, 3, 1)));
        scores.add("c", GraderResult.failed(GraderFlag.INVALID_VARIABLE_ERROR));

        var result = scores.result(multi("(a + b) / 2 + c"));

        assertThat(result.reward()).isEqualTo(0.75);
        assertThat(result.subRewards()).isEqualTo(Map.of("a", 0.5, "b", 1.0, "c", 0.0));
        assertThat(result.usage()).isEqualTo(Map.of("judge", new TokenUsage(2, 4, 6, 1)));
        assertThat(result.errors().flags()).containsExactly(GraderFlag.INVALID_VARIABLE_ERROR);
        assertThat(scores.result(multi("a +")).errors().flags())
                .contains(GraderFlag.FORMULA_PARSE_ERROR);
        assertThat(scores.result(multi("d")).errors().flags())
                .contains(GraderFlag.FORMULA_PARSE_ERROR);
        assertThat(scores.result(multi("a / 0")).errors().flags()).contains(GraderFlag.OTHER_ERROR);
    }

    private static Grader.Multi multi(String formula) {
        return new Grader.Multi("m", Map.of(), Grader.Multi.Form.MAP, formula);
    }
}
