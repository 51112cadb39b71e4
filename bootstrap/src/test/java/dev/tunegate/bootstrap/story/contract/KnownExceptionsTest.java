package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether the judges of the contract see anything, and what they pass over. */
final class KnownExceptionsTest {

    private static final String JOB =
            """
            {'id':'ftjob-1','object':'fine_tuning.job','created_at':1,'finished_at':null,
             'model':'m','fine_tuned_model':null,'organization_id':'o','status':'%s',
             'training_file':'f','validation_file':null,'result_files':[],'trained_tokens':null,
             'seed':1,'hyperparameters':{'n_epochs':'auto'},'error':null}""";

    private static final String FILE =
            """
            {'id':'file-1','object':'file','bytes':1,'created_at':1,'filename':'x.jsonl',
             'status':'processed','purpose':'%s'}""";

    private static final String FILES =
            "{'object':'list','data':%s,'first_id':null,'last_id':null,'has_more':false}";

    private static final String MULTI =
            "{'grader':{'type':'multi','name':'m','calculate_output':'a','graders':%s}}";

    private static final String PART =
            "{'type':'string_check','name':'a','input':'x','reference':'x','operation':'eq'}";

    private final KnownExceptions exceptions = KnownExceptions.read();

    /**
     * What a row of the page is about.
     *
     * @param other an answer that the row must not excuse, though it looks much like it
     */
    record Case(String operation, JsonNode answer, JsonNode other) {

        static Case of(String operation, String answer, String other) {
            return new Case(operation, json(answer), json(other));
        }
    }

    /** One for each row, in their order. */
    static List<Case> cases() {
        var files = FILES.formatted("[" + FILE.formatted("%s") + "]");
        return List.of(
                Case.of("pauseFineTuningJob", JOB.formatted("paused"), JOB.formatted("held")),
                Case.of("listFiles", FILES.formatted("[]"), files.formatted("batch")),
                Case.of("createFile", FILE.formatted("evals"), FILE.formatted("training")),
                Case.of(
                        "validateGrader",
                        MULTI.formatted("{'a':" + PART + "}"),
                        MULTI.formatted(PART.replace("eq", "almost"))),
                Case.of(
                        "validateGrader",
                        MULTI.formatted("[" + PART + "]"),
                        MULTI.formatted(PART.replace("input", "inputs"))));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static OpenAiSchemas published() {
        var published = OpenAiSchemas.besideTheProject();
        assumeThat(published).as("shared/data/openai-api-schemas.json").isPresent();
        return published.orElseThrow();
    }

    @Test
    void every_exception_on_the_page_is_tried_here_and_says_why() {
        assertThat(exceptions.rows()).hasSameSizeAs(cases()).allMatch(it -> !it.why().isBlank());
        for (int i = 0; i < cases().size(); i++) {
            var one = cases().get(i);
            var row = exceptions.rows().get(i);
            assertThat(row.operations().matcher(one.operation()).matches()).as("row " + i).isTrue();
            assertThat(row.answer().matcher(one.answer().toString()).find())
                    .as("row " + i)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_differs_as_the_page_says_is_passed_over_and_nothing_else(Case tried) {
        var operation = tried.operation();

        assertThat(published().faults(operation, 200, tried.answer()))
                .isNotEmpty()
                .allMatch(it -> exceptions.cover(operation, it, tried.answer()));
        assertThat(published().faults(operation, 200, tried.other()))
                .isNotEmpty()
                .anyMatch(it -> !exceptions.cover(operation, it, tried.other()));
    }

    static Stream<String> operations() {
        return OpenAiSchemas.operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void what_is_no_exception_is_found(String operation) {
        var nothing = json("{'grader':{'type':'nothing'}}");

        assertThat(published().faults(operation, 200, nothing))
                .isNotEmpty()
                .noneMatch(it -> exceptions.cover(operation, it, nothing));
        assertThat(published().faults(operation, 404, json("{'error':{}}"))).isNotEmpty();
    }
}
