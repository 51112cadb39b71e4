package dev.tunegate.bootstrap.story.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.models.finetuning.alpha.graders.GraderRunParams;
import com.openai.models.finetuning.alpha.graders.GraderRunResponse;
import com.openai.models.finetuning.alpha.graders.GraderValidateParams;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every kind of grader with every member, validated and run. */
@Keeps("Graders")
final class GradersContractStory {

    private final OpenAIClient client;

    GradersContractStory(Contract contract) {
        this.client = contract.client(contract.house().key(ContractHouse.WIRED));
    }

    static Stream<String> good() {
        return Graders.GOOD.stream();
    }

    /** As raw JSON, so that each member is there as it is written. */
    private static JsonValue json(String grader) {
        return JsonValue.from(JsonMapper.shared().readValue(grader, Map.class));
    }

    @SuppressWarnings("unchecked")
    private GraderRunResponse run(String grader) {
        return client.fineTuning()
                .alpha()
                .graders()
                .run(
                        GraderRunParams.builder()
                                .grader(json(grader))
                                .modelSample("{\"result\": 0.5}")
                                .item(JsonValue.from(Map.of("answer", "Ho", "n", 3)))
                                .build());
    }

    @SuppressWarnings("unchecked")
    private boolean isTaken(String grader) {
        return client.fineTuning()
                .alpha()
                .graders()
                .validate(GraderValidateParams.builder().grader(json(grader)).build())
                .grader()
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_grader_is_taken_and_scores(String grader) {
        assertThat(isTaken(grader)).isTrue();
        var result = run(grader);

        assertThat(result.metadata().errors().otherError()).isFalse();
        assertThat(result.metadata().errors().invalidVariableError()).isFalse();
        assertThat(result.metadata().type())
                .isEqualTo(requireNonNull(json(grader).convert(Map.class)).get("type"));
    }

    /** OpenAI's schema, and so its client, has room for one part alone. */
    @Test
    void several_graders_are_run_as_one_and_surprise_the_client_when_validated() {
        for (var grader : Graders.SEVERAL) {
            var result = run(grader);

            assertThat(result.subRewards()._allProperties()).containsOnlyKeys("a", "e");
            assertThat(result.reward()).isEqualTo(1);
            assertThatThrownBy(() -> isTaken(grader))
                    .isInstanceOf(OpenAIInvalidDataException.class);
        }
    }

    @Test
    void what_is_no_grader_is_refused_by_its_member() {
        for (var grader : Graders.BAD) {
            assertThatThrownBy(() -> isTaken(grader))
                    .isInstanceOfSatisfying(
                            BadRequestException.class,
                            it -> assertThat(it.param().orElse("")).startsWith("grader"));
        }
    }

    @Test
    void what_goes_wrong_while_it_runs_is_told_in_the_answer() {
        var unknown =
                run(
                        """
                        {"type": "string_check", "name": "x", "operation": "eq", "reference": "x",
                         "input": "{{item.nothing}}"}""");
        var broken =
                run("{\"type\":\"python\",\"name\":\"x\",\"source\":\"def grade(a, b): 1/0\"}");

        assertThat(unknown.metadata().errors().invalidVariableError()).isTrue();
        assertThat(broken.metadata().errors().pythonGraderRuntimeError()).isTrue();
    }
}
