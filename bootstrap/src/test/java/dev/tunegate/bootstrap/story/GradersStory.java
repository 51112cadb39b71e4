package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.models.finetuning.alpha.graders.GraderRunParams;
import com.openai.models.finetuning.alpha.graders.GraderRunResponse;
import com.openai.models.finetuning.alpha.graders.GraderValidateParams;
import com.openai.models.graders.gradermodels.MultiGrader;
import com.openai.models.graders.gradermodels.PythonGrader;
import com.openai.models.graders.gradermodels.ScoreModelGrader;
import com.openai.models.graders.gradermodels.StringCheckGrader;
import com.openai.models.graders.gradermodels.TextSimilarityGrader;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Graders of every kind through OpenAI's own client, which checks every answer. */
final class GradersStory {

    private static final Map<String, Object> ITEM = Map.of("answer", "forty-two");

    private final House house = House.open();
    private final OpenAIClient client = house.client(house.key("gpt-east"));

    private GraderRunResponse run(GraderRunParams.Builder params) {
        return client.fineTuning()
                .alpha()
                .graders()
                .run(params.modelSample("Forty-Two").item(JsonValue.from(ITEM)).build())
                .validate();
    }

    private static StringCheckGrader check(String reference) {
        return StringCheckGrader.builder()
                .name("check")
                .input("{{sample.output_text}}")
                .reference(reference)
                .operation(StringCheckGrader.Operation.ILIKE)
                .build();
    }

    private static ScoreModelGrader judge(String prompt) {
        return ScoreModelGrader.builder()
                .name("judge")
                .model("gpt-east")
                .addRange(0)
                .addRange(5)
                .addInput(
                        ScoreModelGrader.Input.builder()
                                .role(ScoreModelGrader.Input.Role.USER)
                                .content(prompt)
                                .build())
                .build();
    }

    private static PythonGrader program(String result) {
        return PythonGrader.builder()
                .name("program")
                .source("def grade(sample, item):\n    return " + result)
                .build();
    }

    private static GraderRunResponse.Metadata.Errors errors(GraderRunResponse of) {
        return of.metadata().errors();
    }

    @Test
    void texts_are_compared_and_measured() {
        var compared = run(GraderRunParams.builder().grader(check("{{item.answer}}")));
        var measured =
                run(
                        GraderRunParams.builder()
                                .grader(
                                        TextSimilarityGrader.builder()
                                                .name("like")
                                                .input("the automobile halts")
                                                .reference("the car stops")
                                                .evaluationMetric(
                                                        TextSimilarityGrader.EvaluationMetric
                                                                .METEOR)
                                                .build()));
        var unknown = run(GraderRunParams.builder().grader(check("{{item.nothing}}")));

        assertThat(compared.reward()).isEqualTo(1);
        assertThat(measured.reward()).isBetween(0.1, 0.99);
        assertThat(errors(unknown).invalidVariableError()).isTrue();
        assertThat(unknown.reward()).isZero();
    }

    @Test
    void a_model_judges_and_its_failures_are_told() {
        var judged =
                run(GraderRunParams.builder().grader(judge("{\"result\": 3.5, \"steps\": []}")));
        var unread = run(GraderRunParams.builder().grader(judge("Three.")));
        var refused = run(GraderRunParams.builder().grader(judge("Refuse, please.")));
        house.east()
                .misbehave(
                        Misbehaviour.on(
                                "POST",
                                "/chat/completions",
                                new Fault.Status(400, "{}", Map.of())));
        var failed = run(GraderRunParams.builder().grader(judge("{\"result\": 1}")));

        assertThat(judged.reward()).isEqualTo(3.5);
        assertThat(judged.metadata().tokenUsage()).contains(12L);
        assertThat(judged.metadata().sampledModelName()).contains("gpt-east");
        assertThat(errors(unread).modelGraderParseError()).isTrue();
        assertThat(errors(refused).modelGraderRefusalError()).isTrue();
        assertThat(errors(failed).modelGraderServerError()).isTrue();
        assertThat(errors(failed).modelGraderServerErrorDetails()).isPresent();
    }

    @Test
    void a_program_runs_at_its_provider_alone() {
        long before = house.east().requests("POST", "/fine_tuning/alpha/graders/run");
        var ran = run(GraderRunParams.builder().grader(program("0.25")));
        var broken = run(GraderRunParams.builder().grader(program("1 / 0")));
        house.east()
                .misbehave(
                        Misbehaviour.on(
                                "POST",
                                "/fine_tuning/alpha/graders/run",
                                new Fault.Status(500, "", Map.of())));
        var lost = run(GraderRunParams.builder().grader(program("1")));

        assertThat(ran.reward()).isEqualTo(0.25);
        assertThat(errors(broken).pythonGraderRuntimeError()).isTrue();
        assertThat(errors(broken).pythonGraderRuntimeErrorDetails()).isPresent();
        assertThat(errors(lost).pythonGraderServerError()).isTrue();
        assertThat(errors(lost).pythonGraderServerErrorType()).isPresent();
        assertThat(house.east().requests("POST", "/fine_tuning/alpha/graders/run"))
                .isEqualTo(before + 3);
    }

    @Test
    void who_rehearses_runs_graders_but_no_programs() {
        var rehearsing = house.client(house.testKey("never-called"));
        var checked =
                rehearsing
                        .fineTuning()
                        .alpha()
                        .graders()
                        .run(
                                GraderRunParams.builder()
                                        .grader(check("42"))
                                        .modelSample("It is 42.")
                                        .build())
                        .validate();

        assertThat(checked.reward()).isEqualTo(1);
        assertThatThrownBy(
                        () ->
                                rehearsing
                                        .fineTuning()
                                        .alpha()
                                        .graders()
                                        .run(
                                                GraderRunParams.builder()
                                                        .grader(program("1"))
                                                        .modelSample("x")
                                                        .build()))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        it -> assertThat(it.code()).contains("unsupported_grader"));
    }

    /** OpenAI's client has room for one part only; its guide for many, by their names. */
    private static JsonValue multi(String formula) {
        var parts =
                Map.of(
                        "a",
                        Map.of(
                                "type", "string_check",
                                "name", "a",
                                "input", "{{sample.output_text}}",
                                "reference", "Forty-Two",
                                "operation", "eq"),
                        "b",
                        Map.of(
                                "type",
                                "label_model",
                                "name",
                                "b",
                                "model",
                                "gpt-east",
                                "labels",
                                new String[] {"good", "bad"},
                                "passing_labels",
                                new String[] {"good"},
                                "input",
                                new Object[] {
                                    Map.of("role", "user", "content", "{\"label\": \"good\"}")
                                }));
        return JsonValue.from(
                Map.of(
                        "type",
                        "multi",
                        "name",
                        "both",
                        "calculate_output",
                        formula,
                        "graders",
                        parts));
    }

    /** As raw JSON, past the client's types. */
    @SuppressWarnings("unchecked")
    private static GraderRunParams.Builder of(JsonValue grader) {
        return GraderRunParams.builder().grader(grader);
    }

    @SuppressWarnings("unchecked")
    private static GraderValidateParams.Builder validating(JsonValue grader) {
        return GraderValidateParams.builder().grader(grader);
    }

    @Test
    void a_formula_makes_one_score_of_several() {
        var both = run(of(multi("0.25 * a + min(b, 1) / 2")));
        var malformed = run(of(multi("a +")));
        var infinite = run(of(multi("a / (b - 1)")));

        assertThat(both.reward()).isCloseTo(0.75, within(1e-9));
        assertThat(both.subRewards()._allProperties()).containsOnlyKeys("a", "b");
        assertThat(errors(malformed).formulaParseError()).isTrue();
        assertThat(errors(infinite).otherError()).isTrue();
    }

    @Test
    void a_grader_is_validated() {
        var graders = client.fineTuning().alpha().graders();
        var one =
                MultiGrader.builder()
                        .name("one")
                        .graders(check("x"))
                        .calculateOutput("check * 2")
                        .build();

        for (var params :
                new GraderValidateParams[] {
                    GraderValidateParams.builder().grader(check("x")).build(),
                    GraderValidateParams.builder().grader(judge("x")).build(),
                    GraderValidateParams.builder().grader(program("1")).build(),
                    GraderValidateParams.builder().grader(one).build()
                }) {
            assertThat(graders.validate(params).validate().grader()).isPresent();
        }
        assertThatThrownBy(() -> graders.validate(validating(multi("a +")).build()))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        it -> assertThat(it.param()).contains("grader.calculate_output"));
    }
}
