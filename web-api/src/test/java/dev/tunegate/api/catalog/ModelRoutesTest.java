package dev.tunegate.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.FixedDeployments;
import dev.tunegate.domain.catalog.InMemoryStoredModels;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.catalog.Secret;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routes by which models are added and changed while the gateway runs. */
final class ModelRoutesTest {

    private final Client admin = TestServer.administrator();
    private final InMemoryStoredModels stored = TestServer.bean(InMemoryStoredModels.class);

    private Answer add(String id, String params) {
        return admin.postJson(
                "/model/new",
                "{'model_name':'new-%s','litellm_params':{%s},'model_info':{'id':'%s'}}"
                        .formatted(id, params, id));
    }

    private Answer update(String id, String params, String... headers) {
        return admin.postJson(
                "/model/update",
                "{'litellm_params':{%s},'model_info':{'id':'%s'}}".formatted(params, id),
                headers);
    }

    private Answer info(String id) {
        return admin.get("/v1/model/info?litellm_model_id=" + id);
    }

    @Test
    void a_model_is_added_shown_without_its_secret_and_announced_to_the_catalog() {
        int before = TestServer.bean(FixedDeployments.class).refreshed();
        var added =
                admin.postJson(
                                "/v1/model/new",
                                """
                                {'model_name':'fresh-model',
                                 'litellm_params':{'model':'openai/gpt-4o','api_key':'sk-hidden-1'},
                                 'model_info':{'id':'fresh-1','access_groups':['beta'],
                                   'supported_endpoints':['/v1/chat/completions','/fine_tuning'],
                                   'mode':'chat'}}
                                """)
                        .ok();

        assertThat(added.text()).doesNotContain("sk-hidden-1");
        assertThat(added.at("/model_info/db_model").asBoolean()).isTrue();
        assertThat(added.at("/model_info/version").asInt()).isEqualTo(1);
        assertThat(added.at("/model_info/created_by").asString()).isEqualTo("administrator");
        var shown = info("fresh-1").ok();
        assertThat(shown.text()).doesNotContain("sk-hidden-1");
        assertThat(shown.at("/data/0")).isEqualTo(added.json());
        assertThat(stored.find(new DeploymentId("fresh-1")).orElseThrow().words().secret())
                .isEqualTo(Map.of("api_key", new Secret("sk-hidden-1")));
        assertThat(TestServer.bean(FixedDeployments.class).refreshed()).isGreaterThan(before);
    }

    @Test
    void without_an_id_a_model_gets_one() {
        var id =
                admin.postJson(
                                "/model/new",
                                "{'model_name':'m','litellm_params':{'model':'openai/x','api_key':'k'}}")
                        .ok()
                        .at("/model_info/id")
                        .asString();

        assertThat(id).matches("mod-[0-9A-Za-z]{24}");
        assertThat(admin.postJson("/model/delete", "{'id':'" + id + "'}").ok().at("/id").asString())
                .isEqualTo(id);
        info(id).isError(404, "model_not_found", "litellm_model_id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'model':'openai/x','api_key':'os.environ/TUNEGATE_PEPPER' | invalid_value |"
                        + " litellm_params.api_key",
                "'model':'openai/x','api_key':'file:/etc/passwd' | invalid_value |"
                        + " litellm_params.api_key",
                "'model':'nobody/x','api_key':'k' | invalid_value | litellm_params.model",
                "'model':'openai/x' | invalid_value | litellm_params",
                "'model':'openai/x','api_key':'k','api_base':'ftp://x' | invalid_value |"
                        + " litellm_params.api_base",
                "'model':'openai/x','api_key':'k','rpm':5 | unsupported | litellm_params.rpm",
                "'model':'openai/x','api_key':'k','no_word':5 | unknown_parameter |"
                        + " litellm_params.no_word",
                "'model':'openai/*','api_key':'k' | invalid_value | litellm_params.model",
                "'model':'openai/x','litellm_credential_name':'nowhere' | invalid_value |"
                        + " litellm_params.litellm_credential_name",
            })
    void what_is_wrong_with_its_words_is_named(String params, String code, String param) {
        add("bad-1", params).isError(400, code, param);

        assertThat(stored.find(new DeploymentId("bad-1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'id':'no~tilde' | invalid_value | model_info.id",
                "'team_id':'t' | unsupported | model_info.team_id",
                "'tpyo':'t' | unknown_parameter | model_info.tpyo",
                "'supported_endpoints':['/nothing'] | invalid_value |"
                        + " model_info.supported_endpoints",
                "'shutdown_date':'31.12.2027' | invalid_value | model_info.shutdown_date",
                "'supported_endpoints':[] | invalid_value | model_info.supported_endpoints",
                "'blocked':'perhaps' | invalid_type | model_info.blocked",
                "'access_groups':'beta' | invalid_type | model_info.access_groups",
            })
    void what_is_wrong_with_its_info_is_named(String info, String code, String param) {
        admin.postJson(
                        "/model/new",
                        "{'model_name':'m','litellm_params':{'model':'openai/x','api_key':'k'},'model_info':{%s}}"
                                .formatted(info))
                .isError(400, code, param);
    }

    @Test
    void an_id_that_the_file_has_is_taken() {
        add("openai-1", "'model':'openai/x','api_key':'k'").isError(409, "model_id_taken");
        add("vertex-account", "'model':'openai/x','api_key':'k'").isError(409, "model_id_taken");
        add("rehearsal", "'model':'openai/x','api_key':'k'").isError(409, "model_id_taken");
    }

    @Test
    void what_the_file_defines_is_shown_and_refuses_changes_by_name() {
        assertThat(info("openai-1").ok().at("/data/0/model_info/db_model").asBoolean(true))
                .isFalse();

        update("openai-1", "'model':'openai/x'").isError(403, "read_only");
        admin.postJson("/model/delete", "{'id':'openai-1'}").isError(403, "read_only");
        admin.postJson("/model/block", "{'model_id':'openai-1'}").isError(403, "read_only");
    }

    @Test
    void changing_one_word_changes_only_that_word() {
        add("patched", "'model':'openai/a','api_key':'k','api_base':'https://one.example'").ok();

        var after =
                admin.send(
                                "PATCH",
                                "/model/patched/update",
                                BodyPublishers.ofString(
                                        "{\"litellm_params\":{\"model\":\"openai/b\"}}"),
                                "Content-Type",
                                "application/json")
                        .ok();

        assertThat(after.at("/litellm_params/model").asString()).isEqualTo("openai/b");
        assertThat(after.at("/litellm_params/api_base").asString())
                .isEqualTo("https://one.example");
        assertThat(after.at("/model_name").asString()).isEqualTo("new-patched");
        assertThat(stored.find(new DeploymentId("patched")).orElseThrow().words().secret())
                .containsKey("api_key");
        var renamed =
                admin.postJson(
                                "/model/update",
                                "{'model_name':'renamed','model_info':{'id':'patched'}}")
                        .ok();
        assertThat(renamed.at("/model_info/id").asString()).isEqualTo("patched");
        assertThat(renamed.at("/model_name").asString()).isEqualTo("renamed");
    }

    @Test
    void a_secret_is_not_sent_to_another_address_than_it_was_given_for() {
        add("moved", "'model':'openai/a','api_key':'k','api_base':'https://one.example'").ok();

        update("moved", "'api_base':'https://evil.example'")
                .isError(400, "secret_required", "litellm_params.api_key");
        update("moved", "'api_base':null")
                .isError(400, "secret_required", "litellm_params.api_key");
        update("moved", "'custom_llm_provider':'azure'")
                .isError(400, "secret_required", "litellm_params.api_key");

        var moved = update("moved", "'api_base':'https://two.example','api_key':'k2'").ok();
        assertThat(moved.at("/litellm_params/api_base").asString())
                .isEqualTo("https://two.example");
    }

    @Test
    void whoever_has_read_an_older_version_must_read_again() {
        add("versioned", "'model':'openai/a','api_key':'k'").ok();
        update("versioned", "'model':'openai/b'", "If-Match", "1").ok();

        update("versioned", "'model':'openai/c'", "If-Match", "\"1\"")
                .isError(412, "version_mismatch", "If-Match");
        update("versioned", "'model':'openai/c'", "If-Match", "no")
                .isError(400, "invalid_value", "If-Match");
        assertThat(info("versioned").at("/data/0/litellm_params/model").asString())
                .isEqualTo("openai/b");
    }

    @Test
    void a_model_is_blocked_and_unblocked() {
        add("shut", "'model':'openai/a','api_key':'k'").ok();

        assertThat(
                        admin.postJson("/model/block", "{'model_id':'shut'}")
                                .ok()
                                .at("/model_info/blocked")
                                .asBoolean())
                .isTrue();
        assertThat(
                        admin.postJson("/model/unblock", "{'model_id':'shut'}")
                                .ok()
                                .at("/model_info/blocked")
                                .asBoolean(true))
                .isFalse();
        admin.postJson("/model/block", "{'model_id':'nobody'}")
                .isError(404, "model_not_found", "id");
    }

    @Test
    void lists_are_paged_and_searched() {
        add("paged-1", "'model':'openai/needle','api_key':'k'").ok();
        add("paged-2", "'model':'openai/needle','api_key':'k'").ok();

        var page = admin.get("/v2/model/info?search=NEEDLE&size=1&page=2").ok();

        assertThat(page.at("/total_count").asInt()).isEqualTo(2);
        assertThat(page.at("/total_pages").asInt()).isEqualTo(2);
        assertThat(page.at("/data")).hasSize(1);
        assertThat(page.at("/data/0/model_info/id").asString()).isEqualTo("paged-2");
        admin.get("/v2/model/info?page=0").isError(400, "integer_below_min_value", "page");
        admin.get("/model/info?team_id=x").isError(400, "unsupported", "team_id");
    }

    @Test
    void who_does_not_run_the_platform_sees_what_it_may_use_and_not_where_it_leads() {
        add("theirs", "'model':'openai/x','api_key':'k','api_base':'https://inner.example'").ok();
        var tenant = TestServer.with(TestServer.tenant(new ModelGrants(Set.of("new-theirs"))));

        var seen = tenant.get("/model/info").ok();

        assertThat(seen.at("/data")).hasSize(1);
        assertThat(seen.at("/data/0/model_name").asString()).isEqualTo("new-theirs");
        assertThat(seen.text()).doesNotContain("inner.example").doesNotContain("administrator");
        tenant.get("/model/info?litellm_model_id=openai-1")
                .isError(404, "model_not_found", "litellm_model_id");
        tenant.postJson("/model/new", "{}").isError(403, "insufficient_permissions");
        tenant.postJson("/model/delete", "{'id':'theirs'}")
                .isError(403, "insufficient_permissions");
        tenant.get("/config/status").isError(403, "insufficient_permissions");
    }

    @Test
    void a_broken_file_is_told() {
        var status = admin.get("/config/status").ok();

        assertThat(status.at("/status").asString()).isEqualTo("broken");
        assertThat(status.at("/problems/0").asString()).contains("model_list");
    }
}
