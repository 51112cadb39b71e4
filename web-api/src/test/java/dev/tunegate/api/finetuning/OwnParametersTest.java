package dev.tunegate.api.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.finetuning.InMemoryFineTuningJobs;
import dev.tunegate.domain.finetuning.JobId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters that only one provider knows. */
final class OwnParametersTest {

    private final Tenant tenant = Tenant.fresh();

    private Answer create(String more) {
        return createAt("bedrock", more);
    }

    private Answer createAt(String provider, String more) {
        var json =
                "{'model':'everywhere','training_file':'%s','custom_llm_provider':'%s'%s}"
                        .formatted(tenant.file(), provider, more);
        return tenant.client().postJson(Tenant.JOBS, json);
    }

    private static Map<String, String> stored(Answer created) {
        var id = new JobId(created.ok().at("/id").asString());
        var job = TestServer.bean(InMemoryFineTuningJobs.class).find(id).orElseThrow();
        return job.request().options().extensions();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",'provider_options':{'job_name':'mine'}",
                ",'job_name':'mine'",
                ",'job_name':'mine','provider_options':{'job_name':'mine'}",
                ",'provider_options':{'job_name':'mine','lora':null}",
            })
    void they_may_stand_by_themselves_or_in_the_options(String more) {
        assertThat(stored(create(more))).isEqualTo(Map.of("job_name", "mine"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"true | true", "8 | 8", "0.10 | 0.10", "1e2 | 100", "'größe' | größe"})
    void whatever_is_one_value_is_carried_as_text(String json, String text) {
        var more = ",'method':{'type':'supervised','supervised':{'hyperparameters':{'lora':%s}}}";

        assertThat(stored(create(",'provider_options':{'lora':" + json + "}")))
                .isEqualTo(Map.of("lora", text));
        assertThat(stored(create(",'hyperparameters':{'n_epochs':2,'lora':" + json + "}")))
                .isEqualTo(Map.of("lora", text));
        assertThat(stored(create(more.formatted(json)))).isEqualTo(Map.of("lora", text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",'provider_options':'x' | invalid_type | provider_options",
                ",'provider_options':{'lora':{}} | invalid_type | provider_options.lora",
                ",'provider_options':{'lora':[1]} | invalid_type | provider_options.lora",
                ",'provider_options':{'a b':1} | invalid_value | provider_options",
                ",'provider_options':{'lora':'\\u0000'} | invalid_value | provider_options.lora",
                ",'provider_options':{'lora':1e999999999} | invalid_value | provider_options.lora",
                ",'role_arn':{} | invalid_type | role_arn",
                ",'job_name':'a','provider_options':{'job_name':'b'} | invalid_value | job_name",
                ",'hyperparameters':{'lora':1},'provider_options':{'lora':2} | invalid_value"
                        + " | provider_options.lora",
                ",'hyperparameters':{'loraa':1} | unknown_parameter | hyperparameters.loraa",
                ",'hyperparameters':{'beta':1} | unknown_parameter | hyperparameters.beta",
                ",'hyperparameters':{'lora':{}} | invalid_type | hyperparameters.lora",
                ",'role_arn':'arn:aws:iam::1:role/mine' | unsupported | provider_options.role_arn",
                ",'output_file':'s3://mine' | unsupported | provider_options.output_file",
                ",'trainingType':'globalStandard' | unsupported | provider_options.trainingType",
                ",'model_type':'voice' | invalid_value | provider_options.model_type",
                ",'suffix':'s' | unsupported | suffix",
                ",'hyperparameters':{'n_epochs':6} | integer_above_max_value"
                        + " | method.supervised.hyperparameters.n_epochs",
            })
    void what_the_provider_does_not_take_is_named(String more, String code, String param) {
        create(more).isError(400, code, param);
    }

    @Test
    void a_provider_that_does_not_know_them_is_named() {
        var answer = createAt("azure", ",'hyperparameters':{'lora':true}");

        answer.isError(400, "unsupported", "provider_options.lora");
        assertThat(answer.at("/error/message").asString()).contains("'azure'");
    }

    @Test
    void without_a_choice_the_job_goes_where_they_are_known() {
        var json = "{'model':'everywhere','training_file':'%s','job_name':'mine'}";
        var created = tenant.client().postJson(Tenant.JOBS, json.formatted(tenant.file()));

        assertThat(stored(created)).containsKey("job_name");
    }

    @Test
    void there_are_not_endlessly_many_and_none_is_endless() {
        var many = new StringBuilder("'p0':1");
        for (int i = 1; i < 33; i++) {
            many.append(",'p").append(i).append("':1");
        }

        create(",'provider_options':{" + many + "}").isError(400, "too_many_pairs");
        create(",'provider_options':{'lora':'" + "x".repeat(2049) + "'}")
                .isError(400, "string_above_max_length", "provider_options.lora");
    }

    @Test
    void what_the_provider_trains_without_stands_in_the_log() {
        var id = create(",'seed':7").ok().at("/id").asString();

        var events = tenant.client().get(Tenant.JOBS + "/" + id + "/events").ok();

        assertThat(events.text()).contains("\"warn\"", "it has no seeds.");
    }
}
