package dev.tunegate.api.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.file.FileFixture;
import dev.tunegate.domain.file.InMemoryManagedFiles;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.InMemoryFineTuningJobs;
import dev.tunegate.domain.finetuning.JobId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a job goes when its caller says so, and what a list then shows. */
final class ChoosingTest {

    private static final String JOBS = "/v1/fine_tuning/jobs";

    private final Client client;
    private final String file;

    ChoosingTest() {
        var key = TestServer.tenant();
        client = TestServer.with(key);
        file = file(key.key().owner());
    }

    private static String file(Owner owner) {
        var file = FileFixture.aFile().ownedBy(owner).build();
        TestServer.bean(InMemoryManagedFiles.class).add(file);
        return file.id().value();
    }

    private Answer create(String model, String more, String... headers) {
        var json = "{'model':'%s','training_file':'%s'%s}".formatted(model, file, more);
        return client.postJson(JOBS, json, quoted(headers));
    }

    private static String[] quoted(String... headers) {
        var quoted = headers.clone();
        for (int i = 1; i < quoted.length; i += 2) {
            quoted[i] = quoted[i].replace('\'', '"');
        }
        return quoted;
    }

    private static FineTuningJob stored(Answer created) {
        var id = new JobId(created.ok().at("/id").asString());
        return TestServer.bean(InMemoryFineTuningJobs.class).find(id).orElseThrow();
    }

    private static String deployment(Answer created) {
        return stored(created).placement().site().deployment().value();
    }

    @ParameterizedTest
    @CsvSource({"openai, openai-4", "bedrock, bedrock-1", "azure-openai, azure-"})
    void a_job_goes_to_the_provider_that_its_body_names(String provider, String deployment) {
        var created = create("everywhere", ",'custom_llm_provider':'" + provider + "'");

        assertThat(deployment(created)).startsWith(deployment);
    }

    @Test
    void a_job_goes_where_the_query_or_a_header_says() {
        var json = "{'model':'everywhere','training_file':'" + file + "'}";

        assertThat(deployment(client.postJson(JOBS + "?custom_llm_provider=bedrock", json)))
                .isEqualTo("bedrock-1");
        assertThat(deployment(create("everywhere", "", "custom-llm-provider", "bedrock")))
                .isEqualTo("bedrock-1");
        assertThat(deployment(create("everywhere", "", "x-portkey-provider", "bedrock")))
                .isEqualTo("bedrock-1");
    }

    @ParameterizedTest
    @CsvSource({"x-portkey-virtual-key, us, azure-2", "x-portkey-provider, @eu, azure-1"})
    void a_job_goes_through_the_account_that_is_named(String header, String name, String to) {
        assertThat(deployment(create("everywhere", "", header, name))).isEqualTo(to);
    }

    @Test
    void options_in_the_body_name_an_account_too() {
        var created = create("everywhere", ",'portkey_options':{'x-portkey-virtual-key':'us'}");

        assertThat(deployment(created)).isEqualTo("azure-2");
    }

    @Test
    void a_fallback_takes_the_first_that_can_do_what_is_asked() {
        var config =
                "{'strategy':{'mode':'fallback'},'targets':[{'provider':'bedrock'},"
                        + "{'virtual_key':'us'}]}";

        assertThat(deployment(create("everywhere", "", "x-portkey-config", config)))
                .isEqualTo("bedrock-1");
        assertThat(deployment(create("everywhere", ",'suffix':'s'", "x-portkey-config", config)))
                .isEqualTo("azure-2");
    }

    @Test
    void an_account_serves_a_model_that_nobody_configured() {
        var created = create("gemini-any", ",'custom_llm_provider':'vertex-ai'");

        assertThat(deployment(created)).startsWith("vertex-account~");
        create("gemini-any", ",'custom_llm_provider':'azure'")
                .isError(400, "model_not_found", "model");
        create("gemini-any", "").isError(400, "model_not_found", "model");
    }

    @Test
    void an_account_that_is_not_there_is_refused_like_one_without_the_model() {
        create("everywhere", "", "x-portkey-virtual-key", "no-such")
                .isError(400, "model_not_found", "model");
        create("everywhere", "", "x-portkey-virtual-key", "gcp", "x-portkey-provider", "azure")
                .isError(400, "model_not_found", "model");
    }

    @Test
    void a_config_that_is_too_long_is_told_so_although_it_is_a_header() {
        var config = "{'provider':'azure','name':'" + "x".repeat(9_000) + "'}";

        create("everywhere", "", "x-portkey-config", config)
                .isError(400, "string_above_max_length", "x-portkey-config");
    }

    @Test
    void a_choice_that_contradicts_itself_creates_nothing() {
        create("everywhere", ",'custom_llm_provider':'azure'", "x-portkey-provider", "openai")
                .isError(400, "contradictory_provider", "custom_llm_provider");

        assertThat(client.get(JOBS).ok().at("/data")).isEmpty();
    }

    @Test
    void equal_bodies_for_two_providers_are_two_requests() {
        var retry = new String[] {"x-stainless-retry-count", "1"};
        var there = new String[] {"x-stainless-retry-count", "1", "x-portkey-virtual-key", "us"};

        var one = create("everywhere", "", retry).ok().at("/id").asString();
        var other = create("everywhere", "", there).ok().at("/id").asString();
        var again = create("everywhere", "", there).ok();

        assertThat(other).isNotEqualTo(one);
        assertThat(again.at("/id").asString()).isEqualTo(other);
        assertThat(again.header("idempotent-replayed")).contains("true");
    }

    @Test
    void a_key_stands_for_one_choice() {
        create("everywhere", "", "Idempotency-Key", "k", "x-portkey-virtual-key", "us").ok();

        create("everywhere", "", "Idempotency-Key", "k", "x-portkey-virtual-key", "eu")
                .isError(409, "idempotency_key_reused");
    }

    @Test
    void a_repetition_is_one_though_its_target_is_drawn() {
        var config =
                "{'strategy':{'mode':'loadbalance'},'targets':[{'strategy':{'mode':'fallback'},"
                        + "'targets':[{'virtual_key':'us'}]},{'virtual_key':'eu'}]}";
        var headers = new String[] {"x-stainless-retry-count", "1", "x-portkey-config", config};
        var first = create("everywhere", "", headers).ok().at("/id").asString();

        for (int i = 0; i < 10; i++) {
            assertThat(create("everywhere", "", headers).ok().at("/id").asString())
                    .isEqualTo(first);
        }
    }

    private List<String> ids(String query, String... headers) {
        var ids = new ArrayList<String>();
        client.get(JOBS + query, headers)
                .ok()
                .at("/data")
                .forEach(it -> ids.add(it.get("id").asString()));
        return ids;
    }

    @Test
    void a_list_shows_the_jobs_of_one_provider_or_one_model() {
        var bedrock = create("everywhere", ",'custom_llm_provider':'bedrock'").at("/id").asString();
        var azure = create("everywhere", ",'custom_llm_provider':'azure'").at("/id").asString();
        var own = create("gpt-4o-mini", "").at("/id").asString();

        assertThat(ids("?custom_llm_provider=bedrock")).containsExactly(bedrock);
        assertThat(ids("", "custom-llm-provider", "azure-openai")).containsExactly(azure);
        assertThat(ids("", "x-portkey-provider", "bedrock")).containsExactly(bedrock);
        assertThat(ids("?target_model_names=gpt-4o-mini")).containsExactly(own);
        assertThat(ids("")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/ftjob-x", "/ftjob-x/events", "/ftjob-x/checkpoints"})
    void a_provider_that_is_not_known_is_refused_wherever_it_stands(String path) {
        client.get(JOBS + path + "?custom_llm_provider=nowhere")
                .isError(400, "unknown_provider", "custom_llm_provider");
    }

    @Test
    void a_provider_changes_nothing_where_a_job_is_named() {
        var id = create("gpt-4o-mini", "").ok().at("/id").asString();
        var azure = "?custom_llm_provider=azure";

        client.get(JOBS + "/" + id + azure).ok();
        client.get(JOBS + "/" + id + "/events" + azure).ok();
        client.get(JOBS + "/" + id + "/checkpoints" + azure).ok();
        client.postJson(JOBS + "/" + id + "/cancel" + azure, "{'custom_llm_provider':'azure'}")
                .ok();
    }

    @Test
    void a_header_that_is_larger_than_any_is_refused_by_the_container() {
        var answer = create("everywhere", "", "x-portkey-config", "{" + " ".repeat(20_000) + "}");

        assertThat(answer.status()).isIn(400, 431);
        assertThat(answer.at("/error/message").asString()).isNotEmpty();
    }

    @Test
    void json_that_nests_without_end_in_a_header_is_refused() {
        var config = "{'targets':[".repeat(300) + "]}".repeat(300);

        create("everywhere", "", "x-portkey-config", config)
                .isError(400, "invalid_json", "x-portkey-config");
    }

    @Test
    void a_file_that_no_provider_takes_is_refused_with_its_place() {
        var answer = create("picky-model", "").isError(400, "file_refused", "training_file");

        assertThat(answer.at("/error/message").asString())
                .contains("'picky'", "Line 2 (byte 34): it has no tools there.");
    }
}
