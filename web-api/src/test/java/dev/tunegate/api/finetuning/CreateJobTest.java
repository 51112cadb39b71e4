package dev.tunegate.api.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.TestServer;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.InMemoryFineTuningJobs;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.ScriptedProvider;
import dev.tunegate.domain.provider.Reaction;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating jobs: what is taken, and what is refused and how. */
final class CreateJobTest {

    private final Tenant tenant = Tenant.fresh();

    private static FineTuningJob stored(String id) {
        return TestServer.bean(InMemoryFineTuningJobs.class).find(new JobId(id)).orElseThrow();
    }

    @Test
    void a_job_answers_with_every_member_that_openai_promises() {
        var answer = tenant.create("").ok();

        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "object",
                        "created_at",
                        "finished_at",
                        "estimated_finish",
                        "model",
                        "fine_tuned_model",
                        "organization_id",
                        "status",
                        "training_file",
                        "validation_file",
                        "result_files",
                        "trained_tokens",
                        "seed",
                        "hyperparameters",
                        "method",
                        "error",
                        "integrations",
                        "metadata",
                        "user_provided_suffix");
        assertThat(answer.at("/object").asString()).isEqualTo("fine_tuning.job");
        assertThat(answer.at("/id").asString()).startsWith("ftjob-");
        assertThat(answer.at("/organization_id").asString()).isEqualTo("org-tunegate");
        assertThat(answer.at("/error").isNull()).isTrue();
        assertThat(answer.at("/result_files").isArray()).isTrue();
        assertThat(answer.at("/integrations").isArray()).isTrue();
        assertThat(answer.at("/seed").isIntegralNumber()).isTrue();
        assertThat(answer.at("/hyperparameters/n_epochs").asString()).isEqualTo("auto");
        assertThat(answer.at("/method/type").asString()).isEqualTo("supervised");
        assertThat(answer.at("/method/supervised/hyperparameters"))
                .isEqualTo(answer.at("/hyperparameters"));
    }

    @Test
    void every_parameter_arrives() {
        var validation = tenant.file();
        var answer =
                tenant.create(
                                """
                                ,'validation_file':'%s','suffix':'my-run','seed':7,
                                'method':{'type':'supervised','supervised':{'hyperparameters':
                                {'n_epochs':3,'batch_size':8,'learning_rate_multiplier':0.5}}},
                                'metadata':{'team':'a','grüße':'ja'}
                                """
                                        .formatted(validation))
                        .ok();

        assertThat(answer.at("/validation_file").asString()).isEqualTo(validation);
        assertThat(answer.at("/user_provided_suffix").asString()).isEqualTo("my-run");
        assertThat(answer.at("/seed").asInt()).isEqualTo(7);
        assertThat(answer.at("/hyperparameters").toString())
                .contains("\"n_epochs\":3", "\"batch_size\":8", "0.5");
        assertThat(answer.at("/metadata/grüße").asString()).isEqualTo("ja");
        assertThat(stored(answer.at("/id").asString()).request().options().seed()).isEqualTo(7);
    }

    @Test
    void preference_tuning_has_its_beta() {
        var answer =
                tenant.createWith(
                                tenant.file(DatasetFormat.PREFERENCE),
                                ",'method':{'type':'dpo','dpo':{'hyperparameters':{'beta':0.1,"
                                        + "'n_epochs':'auto'}}}")
                        .ok();

        assertThat(answer.at("/method/dpo/hyperparameters/beta").decimalValue())
                .isEqualByComparingTo("0.1");
        assertThat(answer.at("/method/supervised").isMissingNode()).isTrue();
        assertThat(answer.at("/hyperparameters/beta").isMissingNode()).isTrue();
    }

    @Test
    void a_type_alone_is_a_method() {
        var file = tenant.file(DatasetFormat.PREFERENCE);

        var answer = tenant.createWith(file, ",'method':{'type':'dpo'}").ok();

        assertThat(answer.at("/method/dpo/hyperparameters/beta").asString()).isEqualTo("auto");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",'validation_file':null,'suffix':null,'seed':null,'method':null,"
                        + "'hyperparameters':null,'integrations':null,'metadata':null",
                ",'method':{'type':'supervised','dpo':null,'supervised':null}",
                ",'method':{'type':'supervised','supervised':{'hyperparameters':null}}",
                ",'hyperparameters':{'n_epochs':null,'batch_size':'auto'}",
                ",'custom_llm_provider':'openai','target_model_names':'x','litellm_metadata':{}",
                ",'integrations':[],'metadata':{}",
                ",'seed':0",
                ",'seed':2147483647",
            })
    void what_clients_send_besides_is_taken(String more) {
        tenant.create(more).ok();
    }

    @Test
    void the_old_hyperparameters_are_those_of_the_supervised_method() {
        var answer =
                tenant.create(",'hyperparameters':{'n_epochs':4},'method':{'type':'supervised'}");

        assertThat(answer.ok().at("/method/supervised/hyperparameters/n_epochs").asInt())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | missing_required_parameter | model",
                "{'model':null} | missing_required_parameter | model",
                "{'model':''} | missing_required_parameter | model",
                "{'model':1} | invalid_type | model",
                "{'model':'gpt-4o-mini'} | missing_required_parameter | training_file",
                "{'model':'gpt-4o-mini','training_file':null} | missing_required_parameter"
                        + " | training_file",
                "{'model':'gpt-4o-mini','training_file':['x']} | invalid_type | training_file",
                "{'model':'unheard-of','training_file':'file-x'} | model_not_found | model",
                "{'model':'talker','training_file':'file-x'} | model_not_tunable | model",
            })
    void a_model_and_a_file_must_be_named(String json, String code, String param) {
        tenant.client().postJson(Tenant.JOBS, json).isError(400, code, param);
    }

    @Test
    void a_file_that_is_unknown_or_anothers_is_not_found() {
        var foreign = Tenant.fresh().file();

        tenant.createWith(foreign, "").isError(404, "not_found", "training_file");
        tenant.createWith("file-unknown", "").isError(404, "not_found", "training_file");
        tenant.create(",'validation_file':'" + foreign + "'")
                .isError(404, "not_found", "validation_file");
    }

    @Test
    void rows_for_another_method_are_refused() {
        tenant.create(",'method':{'type':'dpo'}")
                .isError(400, "invalid_file_format", "training_file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | missing_body",
                "[] | invalid_type",
                "null | invalid_type",
                "{'model': | invalid_json",
                "{'model':'a','model':'b'} | invalid_json",
                "{} {} | invalid_json",
                "nonsense | invalid_json",
            })
    void a_body_that_is_no_json_object_is_refused(String body, String code) {
        tenant.client().postJson(Tenant.JOBS, body).isError(400, code);
    }

    @Test
    void broken_json_is_named_by_its_place_and_not_quoted() {
        var answer = tenant.client().postJson(Tenant.JOBS, "{\n  'secret-word': }");

        answer.isError(400, "invalid_json");
        assertThat(answer.text()).contains("line 2").doesNotContain("secret-word");
    }

    @Test
    void json_that_nests_without_end_is_refused() {
        tenant.client().postJson(Tenant.JOBS, "[".repeat(100_000)).isError(400, "invalid_json");
    }

    @Test
    void a_body_beyond_a_mebibyte_is_too_large() {
        tenant.create(",'suffix':'" + "s".repeat(1 << 20) + "'")
                .isError(413, "request_too_large", "body");
    }

    @Test
    void another_content_type_is_refused() {
        tenant.client()
                .send(
                        "POST",
                        Tenant.JOBS,
                        BodyPublishers.ofString("a=b"),
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .isError(415, "unsupported_media_type");
    }

    @Test
    void a_providers_refusal_is_handed_on_and_leaves_no_job() {
        TestServer.bean(ScriptedProvider.class).onStart().next(Reaction.REFUSE);

        var answer = tenant.create("").isError(400, "refused_on_purpose", "model");

        assertThat(answer.header("x-should-retry")).contains("false");
        assertThat(tenant.client().get(Tenant.JOBS).ok().at("/data")).isEmpty();
    }

    @Test
    void a_provider_that_refuses_our_own_key_is_the_operators_matter() {
        TestServer.bean(ScriptedProvider.class).onStart().next(Reaction.BE_MISCONFIGURED);

        var answer = tenant.create("").isError(502, "provider_misconfigured");

        assertThat(answer.header("x-should-retry")).contains("false");
    }
}
