package dev.tunegate.api.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.grader.ScriptedGrading;
import dev.tunegate.domain.inference.ScriptedInference;
import dev.tunegate.domain.provider.Reaction;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Running graders over HTTP. */
final class GradersTest {

    private static final String RUN = "/v1/fine_tuning/alpha/graders/run";
    private static final String CHECK =
            "{'type':'string_check','name':'check','input':'{{sample.output_text}}',"
                    + "'reference':'{{item.answer}}','operation':'%s'}";
    private static final String JUDGE =
            "{'type':'score_model','name':'judge','model':'gpt-4o-mini','range':[0,5],"
                    + "'sampling_params':{'temperature':0.5,'max_completions_tokens':50},"
                    + "'input':[{'role':'user','content':'Rate {{sample.output_text}}'}]}";
    private static final String LABEL =
            "{'type':'label_model','name':'label','model':'gpt-4o-mini','labels':['good','bad'],"
                    + "'passing_labels':['good'],'input':[{'role':'user','content':[{'type':"
                    + "'input_text','text':'x'},'{{item.answer}}']}]}";
    private static final String PROGRAM =
            "{'type':'python','name':'p','source':'def grade(sample, item): return %s'}";

    private final Client tenant = TestServer.someTenant();
    private final ScriptedInference models = TestServer.bean(ScriptedInference.class);

    private Answer run(String grader) {
        return run(grader, "'model_sample':'Forty-Two','item':{'answer':'forty-two'}");
    }

    private Answer run(String grader, String more) {
        return tenant.postJson(RUN, "{'grader':" + grader + "," + more + "}");
    }

    private static String multi(String parts, String formula) {
        return "{'type':'multi','name':'all','graders':"
                + parts
                + ",'calculate_output':'"
                + formula
                + "'}";
    }

    /** A model's answer with this content. */
    private void saying(String content) {
        models.nextAnswers(
                """
                {"model":"gpt-4o-mini","choices":[{"message":{"role":"assistant","refusal":null,
                 "content":"%s"}}],"usage":{"prompt_tokens":10,"completion_tokens":5,
                 "total_tokens":15,"prompt_tokens_details":{"cached_tokens":4}}}
                """
                        .formatted(content.replace("\"", "\\\"")));
    }

    private static void isFlagged(Answer answer, String flag) {
        var errors = answer.ok().at("/metadata/errors");
        assertThat(answer.at("/reward").asDouble()).isZero();
        errors.properties().stream()
                .filter(it -> it.getValue().isBoolean())
                .forEach(
                        it ->
                                assertThat(it.getValue().booleanValue())
                                        .as(it.getKey())
                                        .isEqualTo(it.getKey().equals(flag)));
    }

    @Test
    void an_answer_has_every_member_that_clients_require() {
        var answer = run(CHECK.formatted("ilike")).ok();

        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "reward", "sub_rewards", "model_grader_token_usage_per_model", "metadata");
        assertThat(answer.at("/reward").asDouble()).isEqualTo(1);
        assertThat(answer.at("/sub_rewards").isEmpty()).isTrue();
        var metadata = answer.at("/metadata");
        assertThat(metadata.propertyNames())
                .containsExactlyInAnyOrder(
                        "name",
                        "type",
                        "errors",
                        "execution_time",
                        "scores",
                        "token_usage",
                        "sampled_model_name");
        assertThat(metadata.at("/name").asString()).isEqualTo("check");
        assertThat(metadata.at("/type").asString()).isEqualTo("string_check");
        assertThat(metadata.at("/token_usage").isNull()).isTrue();
        assertThat(metadata.at("/sampled_model_name").isNull()).isTrue();
        assertThat(metadata.at("/errors").size()).isEqualTo(14);
        isNotFlagged(answer);
    }

    private static void isNotFlagged(Answer answer) {
        for (var error : answer.at("/metadata/errors")) {
            assertThat(error.isNull() || !error.booleanValue()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"eq,0", "ne,1", "neq,1", "like,0", "ilike,1"})
    void texts_are_compared(String operation, double reward) {
        assertThat(run(CHECK.formatted(operation)).ok().at("/reward").asDouble())
                .isEqualTo(reward);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fuzzy_match", "bleu", "gleu", "meteor", "rouge_1", "rouge_5", "rouge_l"})
    void texts_are_measured(String metric) {
        var grader =
                "{'type':'text_similarity','name':'t','input':'{{sample.output_text}}',"
                        + "'reference':'a b c d e f g','evaluation_metric':'"
                        + metric
                        + "'}";

        var answer = run(grader, "'model_sample':'a b c d e f g'").ok();

        assertThat(answer.at("/reward").asDouble()).isBetween(0.99, 1.0);
    }

    @Test
    void a_model_gives_a_number_and_its_tokens_are_told() {
        saying("{\"steps\":[],\"result\":9.5}");

        var answer = run(JUDGE).ok();

        assertThat(answer.at("/reward").asDouble()).isEqualTo(5);
        assertThat(answer.at("/metadata/token_usage").isIntegralNumber()).isTrue();
        assertThat(answer.at("/metadata/token_usage").asInt()).isEqualTo(15);
        assertThat(answer.at("/metadata/sampled_model_name").asString()).isEqualTo("gpt-4o-mini");
        assertThat(answer.at("/model_grader_token_usage_per_model/gpt-4o-mini").toString())
                .isEqualTo(
                        "{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15,"
                                + "\"cached_tokens\":4}");
        assertThat(models.requests().getLast())
                .contains("Rate Forty-Two", "\"temperature\":0.5", "\"max_completion_tokens\":50")
                .contains("\"type\":\"json_schema\"", "\"strict\":true");
    }

    @Test
    void what_a_model_cannot_say_is_flagged() {
        saying("five of five");
        isFlagged(run(JUDGE), "model_grader_parse_error");

        models.nextAnswers("{\"choices\":[{\"message\":{\"refusal\":\"No.\"}}]}");
        isFlagged(run(JUDGE), "model_grader_refusal_error");

        models.onComplete().next(Reaction.BE_UNAVAILABLE);
        var failed = run(JUDGE);
        isFlagged(failed, "model_grader_server_error");
        assertThat(failed.at("/metadata/errors/model_grader_server_error_details").asString())
                .isEqualTo("The provider cannot answer now.");
    }

    @Test
    void a_model_that_one_may_not_use_is_refused_as_in_a_chat() {
        var other = TestServer.with(TestServer.tenant(new ModelGrants(Set.of("talker"))));
        var body = "{'model_sample':'x','grader':" + JUDGE + "}";

        other.postJson(RUN, body).isError(403, "model_not_allowed");
        tenant.postJson(RUN, body.replace("gpt-4o-mini", "unheard-of"))
                .isError(404, "model_not_found");
    }

    @Test
    void a_multi_grader_has_a_formula() {
        saying("{\"label\":\"good\"}");
        var parts = "{'check':" + CHECK.formatted("ilike") + ",'label':" + LABEL + "}";

        var answer = run(multi(parts, "max(check, 0) * 0.25 + label ^ 2 / 4")).ok();

        assertThat(answer.at("/reward").asDouble()).isEqualTo(0.5);
        assertThat(answer.at("/sub_rewards").toString()).isEqualTo("{\"check\":1.0,\"label\":1.0}");
        assertThat(answer.at("/metadata/scores")).isEqualTo(answer.at("/sub_rewards"));
        assertThat(answer.at("/metadata/token_usage").asInt()).isEqualTo(15);
        assertThat(models.requests().getLast()).contains("\"enum\":[\"good\",\"bad\"]");
        isNotFlagged(answer);
    }

    @Test
    void parts_may_be_a_list_or_one_grader() {
        var check = CHECK.formatted("ilike");

        assertThat(run(multi("[" + check + "]", "check * 2")).ok().at("/reward").asDouble())
                .isEqualTo(2);
        assertThat(run(multi(check, "check * 2")).ok().at("/reward").asDouble()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"check +,formula_parse_error", "other,formula_parse_error", "1/0,other_error"})
    void a_formula_that_fails_is_flagged(String formula, String flag) {
        isFlagged(run(multi("{'check':" + CHECK.formatted("eq") + "}", formula)), flag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{item.missing}}",
                "{{7*7}}",
                "{{T(java.lang.Runtime).getRuntime()}}",
                "{{item.answer.__class__}}"
            })
    void what_a_template_does_not_find_is_flagged(String template) {
        isFlagged(
                run(CHECK.formatted("eq").replace("{{item.answer}}", template.replace('\'', ' '))),
                "invalid_variable_error");
        isFlagged(run(JUDGE.replace("{{sample.output_text}}", template)), "invalid_variable_error");
    }

    @Test
    void embeddings_are_compared_through_the_gateway() {
        var grader =
                "{'type':'text_similarity','name':'t','input':'a','reference':'b',"
                        + "'evaluation_metric':'cosine','model':'embedder'}";

        var answer = run(grader).ok();

        assertThat(answer.at("/reward").asDouble()).isCloseTo(0.96, within(1e-9));
        assertThat(answer.at("/metadata/token_usage").asInt()).isEqualTo(2);
        run(grader.replace(",'model':'embedder'", "")).isError(404, "model_not_found");
    }

    @Test
    void a_program_goes_to_a_provider_that_runs_programs() {
        assertThat(run(PROGRAM.formatted("0.25")).ok().at("/reward").asDouble()).isEqualTo(0.25);
        assertThat(TestServer.bean(ScriptedGrading.class).subjects().getLast().item().json())
                .isEqualTo("{\"answer\":\"forty-two\"}");
        isFlagged(run(PROGRAM.formatted("1/0")), "python_grader_runtime_error");

        TestServer.bean(ScriptedGrading.class).onAsking().next(Reaction.BE_UNAVAILABLE);
        var failed = run(PROGRAM.formatted("1"));
        isFlagged(failed, "python_grader_server_error");
        assertThat(failed.at("/metadata/errors/python_grader_server_error_type").asString())
                .isEqualTo("provider_unavailable");
        TestServer.bean(ScriptedGrading.class).onAsking().next(Reaction.BE_MISCONFIGURED);
        isFlagged(run(PROGRAM.formatted("1")), "python_grader_server_error");
    }

    @Test
    void a_program_that_nobody_runs_is_refused_with_what_can_be_had_instead() {
        var more = "'model_sample':'x','custom_llm_provider':'azure'";

        var refused = run(PROGRAM.formatted("1"), more);

        refused.isError(400, "unsupported_grader", "grader.type");
        assertThat(refused.text()).contains("string_check", "text_similarity", "score_model");
        run(PROGRAM.formatted("1"), "'model_sample':'x','model':'picky-model'")
                .isError(400, "unsupported_grader", "grader.type");
        run(multi("[" + PROGRAM.formatted("1") + "]", "p"), more)
                .isError(400, "unsupported_grader", "grader.graders[0].type");
        var nothing = TestServer.with(TestServer.tenant(new ModelGrants(Set.of("picky-model"))));
        nothing.postJson(RUN, "{'model_sample':'x','grader':" + PROGRAM.formatted("1") + "}")
                .isError(400, "unsupported_grader", "grader.type");
    }

    @Test
    void texts_that_are_too_long_are_refused() {
        var grader =
                "{'type':'text_similarity','name':'t','input':'{{sample.output_text}}',"
                        + "'reference':'x','evaluation_metric':'fuzzy_match'}";

        run(grader, "'model_sample':'" + "x".repeat(32_769) + "'")
                .isError(400, "string_above_max_length", "grader.input");
        run(grader, "'model_sample':'" + "x".repeat(32_768) + "'").ok();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | missing_required_parameter | grader",
                "{'grader':@} | missing_required_parameter | model_sample",
                "{'grader':@,'model_sample':5} | invalid_type | model_sample",
                "{'grader':@,'model_sample':'','item':[]} | invalid_type | item",
                "{'grader':@,'model_sample':'','more':1} | unknown_parameter | more",
                "{'grader_config':@,'model_sample':''} | unknown_parameter | grader_config",
                "{'grader':@,'evaluation_data':[]} | unknown_parameter | evaluation_data",
                "{'grader':@,'model_sample':'','custom_llm_provider':'nobody'} | invalid_value"
                        + " | custom_llm_provider",
            })
    void what_is_wrong_with_a_request_is_named(String body, String code, String param) {
        tenant.postJson(RUN, body.replace("@", CHECK.formatted("eq"))).isError(400, code, param);
    }
}
