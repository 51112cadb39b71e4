package dev.tunegate.domain.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.shared.Refusal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What models that judge are asked. */
final class ModelQuestionTest {

    private static Grader.ScoreModel asking(int times) {
        PromptMessage.Part part =
                new PromptMessage.Part.Text(new Template("{{sample.output_text}}"), false);
        var message = new PromptMessage("user", Collections.nCopies(times, part));
        return new Grader.ScoreModel(
                "judge",
                new ModelPrompt("m", List.of(message), ModelPrompt.Sampling.USUAL),
                Grader.Range.USUAL);
    }

    @Test
    void an_answer_may_be_shown_to_the_model_more_than_once() {
        var subject = new Subject("x".repeat(1000), new Value.Members(Map.of()));

        assertThat(ModelQuestion.of(asking(100), subject, "grader").orElseThrow().json())
                .hasSizeGreaterThan(100_000);
    }

    @Test
    void a_question_that_grows_too_long_by_many_places_is_refused() {
        var subject = new Subject("x".repeat(200_000), new Value.Members(Map.of()));

        assertThatThrownBy(() -> ModelQuestion.of(asking(100), subject, "grader"))
                .isInstanceOfSatisfying(
                        Refusal.InvalidInput.class,
                        it -> {
                            assertThat(it.param()).contains("grader.input");
                            assertThat(it.code()).contains("string_above_max_length");
                        });
    }
}
