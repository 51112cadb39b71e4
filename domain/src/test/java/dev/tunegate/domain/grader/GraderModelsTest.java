package dev.tunegate.domain.grader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which models a grader asks. */
final class GraderModelsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'string_check','input':'model'} | ''",
                "{'type':'score_model','model':'a','input':[{'content':{'model':'no'}}]} | a",
                "{'type':'multi','graders':{'type':'score_model','model':'a'}} | a",
                "{'type':'multi','graders':[{'model':'a'},{'model':'b'},{'type':'python'}]} | a b",
                "{'type':'multi','graders':{'x':{'model':'b'},'type':{'model':'a'}}} | b a",
                "{'type':'multi','graders':5} | ''",
            })
    void the_models_of_all_parts_are_found(String grader, String models) {
        assertThat(String.join(" ", GraderModels.in(grader.replace('\'', '"')))).isEqualTo(models);
    }
}
