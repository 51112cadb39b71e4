package dev.tunegate.api.grader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Looking at graders without running them. */
final class ValidateTest {

    private static final String CHECK =
            "{'type':'string_check','name':'x','input':'a','reference':'b','operation':'eq'}";
    private static final String JUDGE =
            "{'type':'score_model','name':'j','model':'m','input':[{'role':'user','content':'c'}]";

    private static Answer validate(String grader) {
        return TestServer.someTenant()
                .postJson("/v1/fine_tuning/alpha/graders/validate", "{'grader':" + grader + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CHECK,
                "{'type':'text_similarity','name':'t','input':'{{x','reference':'','evaluation_metric':"
                        + "'rouge_5'}",
                "{'type':'python','name':'p','source':'def grade(sample, item): return 1',"
                        + "'image_tag':'2025-05-08'}",
                "{'type':'score_model','name':'j','model':'m','input':[{'role':'developer',"
                        + "'content':[{'type':'input_text','text':'a'},{'type':'output_text',"
                        + "'text':'b'},{'type':'input_image','image_url':'https://x/y','detail':"
                        + "'low'},{'type':'input_audio','input_audio':{'data':'AA==','format':"
                        + "'wav'}}],'type':'message'}],'sampling_params':{'seed':1,'top_p':0.5,"
                        + "'temperature':2,'max_completions_tokens':1,'reasoning_effort':'low'},"
                        + "'range':[-1,1.5]}",
                "{'type':'multi','name':'m','graders':{'x':" + CHECK + "},'calculate_output':'x'}",
                "{'type':'multi','name':'m','graders':[" + CHECK + "],'calculate_output':'x'}",
                "{'type':'multi','name':'m','graders':" + CHECK + ",'calculate_output':'x'}",
            })
    void a_grader_that_could_run_is_shown_as_it_is_understood(String grader) {
        var shown = validate(grader).ok();

        assertThat(shown.json().propertyNames()).containsExactly("grader");
        var sent = JsonMapper.shared().readTree(grader.replace('\'', '"'));
        assertThat(shown.at("/grader")).isEqualTo(sent);
    }

    @Test
    void what_was_left_open_is_filled_in() {
        var shown = validate(JUDGE + ",'pass_threshold':0.5}").ok();

        assertThat(shown.at("/grader/range").toString()).isEqualTo("[0,1]");
        assertThat(shown.at("/grader/input/0").toString())
                .isEqualTo("{\"role\":\"user\",\"content\":\"c\",\"type\":\"message\"}");
        assertThat(validate(CHECK.replace("eq", "neq")).ok().at("/grader/operation").asString())
                .isEqualTo("ne");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'text' | invalid_type | grader",
                "{} | missing_required_parameter | grader.type",
                "{'type':'lambda'} | invalid_value | grader.type",
                "{'type':'label_model'} | invalid_value | grader.type",
                "{'type':'string_check'} | missing_required_parameter | grader.name",
                "{'type':'string_check','name':'x','operation':'eq'} | missing_required_parameter"
                        + " | grader.input",
                "{'type':'string_check','name':'x','operation':'gt'} | invalid_value"
                        + " | grader.operation",
                "{'type':'string_check','name':'x','source':''} | unknown_parameter"
                        + " | grader.source",
                "{'type':'text_similarity','name':'x','input':'','reference':'',"
                        + "'evaluation_metric':'rouge_6'} | invalid_value"
                        + " | grader.evaluation_metric",
                "{'type':'text_similarity','name':'x','input':'','reference':'',"
                        + "'evaluation_metric':'bleu','model':'m'} | invalid_value | grader.model",
                "{'type':'python','name':'x'} | missing_required_parameter | grader.source",
                "{'type':'python','name':'x','source':'print(1)'} | invalid_grader"
                        + " | grader.source",
                "{'type':'score_model','name':'x','model':'m'} | missing_required_parameter"
                        + " | grader.input",
                "#,'range':[1]} | invalid_value | grader.range",
                "#,'range':[2,1]} | invalid_value | grader.range",
                "#,'range':[1,2,3]} | array_above_max_length | grader.range",
                "#,'range':['a',1]} | invalid_type | grader.range[0]",
                "#,'sampling_params':{'top_p':2}} | invalid_value | grader.sampling_params.top_p",
                "#,'sampling_params':{'max_completions_tokens':0}} | integer_below_min_value"
                        + " | grader.sampling_params.max_completions_tokens",
                "{'type':'score_model','name':'x','model':'m','input':[{'role':'tool',"
                        + "'content':''}]} | invalid_value | grader.input[0].role",
                "{'type':'score_model','name':'x','model':'m','input':[{'role':'user',"
                        + "'content':[{'type':'video'}]}]} | invalid_value"
                        + " | grader.input[0].content[0].type",
                "{'type':'multi','name':'m','graders':{},'calculate_output':'1'} | invalid_value"
                        + " | grader.graders",
                "{'type':'multi','name':'m','graders':{'x':@}} | missing_required_parameter"
                        + " | grader.calculate_output",
                "{'type':'multi','name':'m','graders':{'x':@},'calculate_output':'x +'}"
                        + " | invalid_value | grader.calculate_output",
                "{'type':'multi','name':'m','graders':{'x':@},'calculate_output':'y'}"
                        + " | invalid_value | grader.calculate_output",
                "{'type':'multi','name':'m','graders':[@,@],'calculate_output':'x'}"
                        + " | invalid_value | grader.graders[1].name",
                "{'type':'multi','name':'m','graders':{'y':{'type':'multi'}},"
                        + "'calculate_output':'y'} | invalid_value | grader.graders.y.type",
                "{'type':'multi','name':'m','graders':{'y':{'type':'label_model','model':'m',"
                        + "'input':[{'role':'user','content':''}],'labels':['a'],"
                        + "'passing_labels':['b']}},'calculate_output':'y'} | invalid_value"
                        + " | grader.graders.y.passing_labels",
            })
    void what_is_wrong_is_named_by_its_path(String grader, String code, String param) {
        validate(grader.replace("@", CHECK).replace("#", JUDGE)).isError(400, code, param);
    }

    @Test
    void a_program_is_no_longer_than_it_may_be() {
        validate("{'type':'python','name':'p','source':'" + "x".repeat(256_001) + "'}")
                .isError(400, "string_above_max_length", "grader.source");
    }

    @Test
    void the_old_name_is_told_the_new_one() {
        var refused =
                TestServer.someTenant()
                        .postJson(
                                "/v1/fine_tuning/alpha/graders/validate",
                                "{'grader_config':" + CHECK + "}");

        refused.isError(400, "unknown_parameter", "grader_config");
        assertThat(refused.text()).contains("'grader'");
    }
}
