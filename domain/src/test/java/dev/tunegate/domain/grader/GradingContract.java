package dev.tunegate.domain.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderFailure;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every provider that runs programs must do. The hosts that stand behind it in tests do not
 * run Python: a program's reward is the number behind its {@code return}.
 */
public interface GradingContract {

    Grading grading();

    ModelDeployment deployment();

    /** A deployment of the same provider whose host runs no programs. */
    Optional<ModelDeployment> withoutPrograms();

    static Grader.Python program(String result) {
        return new Grader.Python(
                "program",
                "def grade(sample, item) -> float:\n    return " + result + "\n",
                Optional.of("2025-05-08"));
    }

    private Grading.Programs programs() {
        return grading().python(deployment()).orElseThrow();
    }

    private GraderResult run(Grader.Python grader) {
        var item = Value.Members.of("größe", Value.of("\"XL\"\n"));
        return programs().run(deployment(), grader, new Subject("an answer", item));
    }

    @Test
    default void it_speaks_for_the_provider_of_its_deployment() {
        assertThat(grading().provider()).isEqualTo(deployment().provider());
    }

    @Test
    default void a_program_gives_its_reward() {
        assertThat(run(program("0.75"))).isEqualTo(GraderResult.of(0.75));
    }

    @Test
    default void a_program_that_fails_has_a_result_that_says_so() {
        var result = run(program("1 / 0"));

        assertThat(result.reward()).isZero();
        assertThat(result.errors().flags())
                .containsExactly(GraderFlag.PYTHON_GRADER_RUNTIME_ERROR);
        assertThat(result.errors().pythonRuntimeDetails()).isPresent();
    }

    @Test
    default void a_program_without_its_function_is_rejected() {
        var broken = new Grader.Python("broken", "print('hello')", Optional.empty());

        assertThatThrownBy(() -> run(broken)).isInstanceOf(ProviderFailure.Rejected.class);
        assertThatThrownBy(() -> programs().validate(deployment(), broken))
                .isInstanceOf(ProviderFailure.Rejected.class);
    }

    @Test
    default void a_good_program_is_found_so() {
        assertThatCode(() -> programs().validate(deployment(), program("1.0")))
                .doesNotThrowAnyException();
    }

    @Test
    default void a_host_that_runs_no_programs_does_not_offer_it() {
        withoutPrograms().ifPresent(it -> assertThat(grading().python(it)).isEmpty());
    }

    @Test
    default void an_empty_row_is_fine() {
        var subject = new Subject("", new Value.Members(Map.of()));

        assertThat(programs().run(deployment(), program("1"), subject).reward()).isEqualTo(1);
    }
}
