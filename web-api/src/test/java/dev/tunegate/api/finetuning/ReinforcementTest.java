package dev.tunegate.api.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.InMemoryFineTuningJobs;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.TrainingMethod.Reinforcement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Training by a grader: what is read, and how it is shown again. */
final class ReinforcementTest {

    private static final String GRADER =
            "{'type':'string_check','name':'größe','input':'{{sample.output_text}}',"
                    + "'reference':'{{item.answer}}','operation':'eq'}";

    private final Tenant tenant = Tenant.fresh();

    private Answer create(String reinforcement) {
        return tenant.createWith(
                tenant.file(DatasetFormat.REINFORCEMENT),
                ",'method':{'type':'reinforcement','reinforcement':" + reinforcement + "}");
    }

    private static FineTuningJob stored(Answer created) {
        var id = new JobId(created.ok().at("/id").asString());
        return TestServer.bean(InMemoryFineTuningJobs.class).find(id).orElseThrow();
    }

    @Test
    void everything_arrives_and_is_shown_in_openais_shape() {
        var answer =
                create(
                        "{'grader':%s,'response_format':{'type':'json_schema','json_schema':{}},"
                                        .formatted(GRADER)
                                + "'hyperparameters':{'n_epochs':2,'batch_size':4,"
                                + "'learning_rate_multiplier':0.50,'compute_multiplier':1.5,"
                                + "'eval_interval':5,'eval_samples':3,'reasoning_effort':'low'}}");

        var shown = answer.ok().at("/method/reinforcement");
        assertThat(shown.propertyNames())
                .containsExactlyInAnyOrder("grader", "response_format", "hyperparameters");
        assertThat(shown.at("/grader/name").asString()).isEqualTo("größe");
        assertThat(shown.at("/grader/operation").asString()).isEqualTo("eq");
        assertThat(shown.at("/response_format/type").asString()).isEqualTo("json_schema");
        assertThat(shown.at("/hyperparameters").toString())
                .contains("\"n_epochs\":2", "\"batch_size\":4", "0.5", "\"eval_interval\":5")
                .contains("\"compute_multiplier\":1.5", "\"eval_samples\":3", "\"low\"");
        assertThat(answer.at("/hyperparameters").propertyNames())
                .containsExactlyInAnyOrder("n_epochs", "batch_size", "learning_rate_multiplier");
        var method = (Reinforcement) stored(answer).request().method();
        assertThat(method.grader()).isEqualTo(GRADER.replace('\'', '"'));
    }

    @Test
    void what_is_left_open_is_shown_so() {
        var answer = create("{'grader':" + GRADER + "}").ok();

        var shown = answer.at("/method/reinforcement");
        assertThat(shown.at("/response_format").isNull()).isTrue();
        assertThat(shown.at("/hyperparameters/reasoning_effort").asString()).isEqualTo("default");
        assertThat(shown.at("/hyperparameters/compute_multiplier").asString()).isEqualTo("auto");
        assertThat(shown.at("/hyperparameters/eval_samples").asString()).isEqualTo("auto");
        assertThat(tenant.client().get(Tenant.JOBS).ok().at("/data/0/method"))
                .isEqualTo(answer.at("/method"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GRADER,
                "{'type':'text_similarity','name':'t','input':'a','reference':'b',"
                        + "'evaluation_metric':'bleu','pass_threshold':0.5}",
                "{'type':'python','name':'p','source':'def grade(sample, item): return 1'}",
                "{'type':'score_model','name':'s','model':'any','range':[0,5],"
                        + "'input':[{'role':'user','content':'{{sample.output_text}}'}]}",
                "{'type':'multi','name':'m','graders':{'a':" + GRADER + "},'calculate_output':'a'}",
            })
    void every_kind_of_grader_that_openai_trains_with_is_taken(String grader) {
        var created = create("{'grader':" + grader + "}");

        created.ok();
        var method = (Reinforcement) stored(created).request().method();
        assertThat(method.grader()).isEqualTo(grader.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | missing_required_parameter | grader",
                "{'grader':null} | missing_required_parameter | grader",
                "{'grader':'python'} | invalid_type | grader",
                "{'grader':{}} | missing_required_parameter | grader.type",
                "{'grader':{'type':'lambda'}} | invalid_value | grader.type",
                "{'grader':{'type':'label_model'}} | invalid_value | grader.type",
                "{'grader':{'type':'multi','name':'m','graders':{'x':@},'calculate_output':'y'}}"
                        + " | invalid_value | grader.calculate_output",
                "{'grader':{'type':'multi','name':'m','calculate_output':'x','graders':{'x':"
                        + "{'type':'string_check','name':'x','input':'','reference':'',"
                        + "'operation':'gt'}}}} | invalid_value | grader.graders.x.operation",
                "{'grader':{'type':'python','name':'p','source':'\\ud800'}} | invalid_value"
                        + " | grader.source",
                "{'grader':@,'more':1} | unknown_parameter | more",
                "{'grader':@,'response_format':'text'} | invalid_type" + " | response_format",
                "{'grader':@,'hyperparameters':{'beta':1}} | unknown_parameter"
                        + " | hyperparameters.beta",
                "{'grader':@,'hyperparameters':{'reasoning_effort':'mad'}}"
                        + " | invalid_value | hyperparameters.reasoning_effort",
                "{'grader':@,'hyperparameters':{'compute_multiplier':11}}"
                        + " | decimal_above_max_value | hyperparameters.compute_multiplier",
                "{'grader':@,'hyperparameters':{'eval_interval':0}}"
                        + " | integer_below_min_value | hyperparameters.eval_interval",
                "{'grader':@,'hyperparameters':{'eval_samples':1.5}}"
                        + " | invalid_type | hyperparameters.eval_samples",
            })
    void what_is_wrong_is_named(String reinforcement, String code, String path) {
        create(reinforcement.replace("@", GRADER))
                .isError(400, code, "method.reinforcement." + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                "{'type':'multi','name':'m','graders':{'a':@},'calculate_output':'a'}",
                "{'type':'multi','name':'m','graders':[@],'calculate_output':'s'}",
                "{'type':'multi','name':'m','graders':@,'calculate_output':'s'}"
            })
    void a_model_that_judges_is_one_that_the_caller_may_use(String grader) {
        var judge =
                "{'type':'score_model','name':'s','model':'%s','range':[0,5],"
                        + "'input':[{'role':'user','content':'{{sample.output_text}}'}]}";
        var bound = Tenant.boundTo("gpt-4o-mini");
        var file = bound.file(DatasetFormat.REINFORCEMENT);
        var more = ",'method':{'type':'reinforcement','reinforcement':{'grader':" + grader + "}}";

        bound.createWith(file, more.replace("@", judge.formatted("talker")))
                .isError(403, "model_not_allowed");
        bound.createWith(file, more.replace("@", judge.formatted("gpt-4o-mini"))).ok();
    }

    @Test
    void rows_for_another_method_are_refused() {
        tenant.create(
                        ",'method':{'type':'reinforcement','reinforcement':{'grader':"
                                + GRADER
                                + "}}")
                .isError(400, "invalid_file_format", "training_file");
    }
}
