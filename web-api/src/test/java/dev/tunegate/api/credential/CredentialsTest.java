package dev.tunegate.api.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.catalog.InMemoryStoredModels;
import dev.tunegate.domain.catalog.StoredModelFixture;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeping accounts at providers: what is secret goes in and never comes out. */
final class CredentialsTest {

    private static final String AWS =
            "'credential_values':{'aws_access_key_id':'AKIA-canary','aws_secret_access_key':"
                    + "'secret-canary','aws_region_name':'eu-west-1','api_base':'https://a.example/'},"
                    + "'credential_info':{'custom_llm_provider':'bedrock','note':'ours'}";

    private final Client admin = TestServer.administrator();

    private Answer add(String name) {
        return admin.postJson("/credentials", "{'credential_name':'" + name + "'," + AWS + "}")
                .ok();
    }

    private Answer send(String method, String name, String json, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        var body = BodyPublishers.ofString(json.replace('\'', '"'));
        return admin.send(method, "/credentials/" + name, body, all);
    }

    @Test
    void a_credential_is_told_of_but_for_its_secrets() {
        var answer = add("told");

        assertThat(answer.at("/credential_name").asString()).isEqualTo("told");
        assertThat(answer.at("/provider").asString()).isEqualTo("bedrock");
        assertThat(answer.at("/credential_values").toString())
                .isEqualTo(
                        "{\"api_base\":\"https://a.example\",\"aws_region_name\":\"eu-west-1\"}");
        assertThat(answer.at("/credential_secrets").toString())
                .isEqualTo("[\"aws_access_key_id\",\"aws_secret_access_key\"]");
        assertThat(answer.at("/credential_info/note").asString()).isEqualTo("ours");
        assertThat(answer.at("/source").asString()).isEqualTo("database");
        assertThat(answer.at("/version").asInt()).isOne();
        assertThat(answer.text()).doesNotContain("canary");
        assertThat(admin.get("/v1/credentials/by_name/told").ok().json()).isEqualTo(answer.json());
        assertThat(admin.get("/credentials").ok().text()).contains("told").doesNotContain("canary");
    }

    @Test
    void an_address_inside_is_refused_when_it_is_stored() {
        var inside = AWS.replace("https://a.example/", "https://10.0.0.1/");

        admin.postJson("/credentials", "{'credential_name':'inside'," + inside + "}")
                .isError(400, "forbidden_address", "credential_values.api_base");
    }

    @Test
    void a_name_may_have_slashes_and_is_given_once() {
        add("org/main account");

        assertThat(
                        admin.get("/credentials/by_name/org/main%20account")
                                .ok()
                                .at("/credential_name")
                                .asString())
                .isEqualTo("org/main account");
        admin.postJson("/credentials", "{'credential_name':'org/main account'," + AWS + "}")
                .isError(409, "credential_exists");
    }

    @Test
    void what_the_file_names_is_shown_and_cannot_be_changed() {
        var answer = admin.get("/credentials/by_name/from%20the%20file").ok();

        assertThat(answer.at("/source").asString()).isEqualTo("file");
        assertThat(answer.at("/version").isNull()).isTrue();
        assertThat(answer.text()).doesNotContain("sk-");
        send("PATCH", "from%20the%20file", "{}").isError(409, "defined_in_file");
        admin.delete("/credentials/from%20the%20file").isError(409, "defined_in_file");
        admin.postJson("/credentials", "{'credential_name':'from the file'," + AWS + "}")
                .isError(409, "credential_exists");
    }

    @Test
    void a_credential_stays_while_a_stored_model_names_it() {
        add("in use");
        var model =
                StoredModelFixture.aStoredModel()
                        .withId("credential-user")
                        .saying("litellm_credential_name", "in use")
                        .build();
        TestServer.bean(InMemoryStoredModels.class).add(model);

        admin.delete("/credentials/in%20use").isError(409, "credential_in_use");

        admin.get("/credentials/by_name/in%20use").ok();
        TestServer.bean(InMemoryStoredModels.class).remove(model.id());
        admin.delete("/credentials/in%20use").ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "PUT"})
    void one_secret_is_exchanged_and_the_rest_stays(String method) {
        var name = "rotated-" + method;
        add(name);

        var answer =
                send(method, name, "{'credential_values':{'aws_secret_access_key':'new-canary'}}")
                        .ok();

        assertThat(answer.at("/credential_secrets")).hasSize(2);
        assertThat(answer.at("/credential_values/aws_region_name").asString())
                .isEqualTo("eu-west-1");
        assertThat(answer.at("/credential_info/note").asString()).isEqualTo("ours");
        assertThat(answer.at("/version").asInt()).isEqualTo(2);
        assertThat(answer.text()).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'credential_values':{'api_base':'https://evil.example'}",
                "'credential_values':{'api_base':null}",
                "'credential_values':{'aws_region_name':'us-east-1'}",
                "'credential_values':{'aws_region_name':'us-east-1','aws_access_key_id':'AKIA-2'}"
            })
    void whoever_changes_where_the_account_is_gives_every_secret_again(String change) {
        var name = "moved" + Integer.toHexString(change.hashCode());
        add(name);

        var answer = send("PATCH", name, "{" + change + "}");

        answer.isError(400, "secret_required_again");
        assertThat(answer.at("/error/param").asString()).startsWith("credential_values.aws_");
        assertThat(admin.get("/credentials/by_name/" + name).ok().at("/version").asInt()).isOne();
        send(
                        "PATCH",
                        name,
                        "{'credential_values':{'api_base':'https://b.example','aws_access_key_id':"
                                + "'AKIA-2','aws_secret_access_key':'s2'}}")
                .ok();
    }

    @Test
    void another_provider_does_not_get_the_secrets() {
        add("turncoat");

        send("PATCH", "turncoat", "{'credential_info':{'custom_llm_provider':null}}")
                .isError(400, "secret_required_again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 | missing_required_parameter | credential_values",
                "{'credential_values':{'api_key':'k'}} | 400 | missing_required_parameter | credential_name",
                "{'credential_name':'x','credential_values':{}} | 400 | missing_required_parameter | credential_values",
                "{'credential_name':'x','credential_values':{'api_key':''}} | 400 | invalid_value | credential_values.api_key",
                "{'credential_name':'x','credential_values':{'api_key':'os.environ/HOME'}} | 400 | invalid_value | credential_values.api_key",
                "{'credential_name':'x','credential_values':{'api_key':'os.file//etc/passwd'}} | 400 | invalid_value | credential_values.api_key",
                "{'credential_name':'x','credential_values':{'api_base':'os.secret/x'}} | 400 | invalid_value | credential_values.api_base",
                "{'credential_name':'x','credential_values':{'api_key':'k','api_base':'ftp://a'}} | 400 | invalid_value | credential_values.api_base",
                "{'credential_name':'x','credential_values':{'api_key':'k','api_base':'https://u:p@a'}} | 400 | invalid_value | credential_values.api_base",
                "{'credential_name':'x','credential_values':{'api_kee':'k'}} | 400 | unknown_parameter | credential_values.api_kee",
                "{'credential_name':'x','credential_values':{'api_key':['k']}} | 400 | invalid_type | credential_values.api_key",
                "{'credential_name':'x','credential_values':{'aws_region_name':'k'},'credential_info':{'custom_llm_provider':'openai'}} | 400 | unknown_parameter | credential_values.aws_region_name",
                "{'credential_name':'x','credential_values':{'api_key':'k'},'credential_info':{'custom_llm_provider':'nobody'}} | 400 | invalid_value | credential_info.custom_llm_provider",
                "{'credential_name':'x','credential_values':{'api_key':'k'},'what':1} | 400 | unknown_parameter | what",
                "{'credential_name':'x','credential_values':{'api_key':'k'},'model_id':'m'} | 400 | unsupported | model_id",
            })
    void what_cannot_be_kept_is_refused_by_name(
            String body, int status, String code, String param) {
        var answer = admin.postJson("/credentials", body);

        answer.isError(status, code, param);
        assertThat(answer.text()).doesNotContain("passwd").doesNotContain("HOME");
    }

    @Test
    void a_change_of_another_version_is_refused() {
        add("versioned");

        send("PATCH", "versioned", "{'credential_info':{'note':'a'}}", "If-Match", "\"1\"").ok();

        send("PATCH", "versioned", "{'credential_info':{'note':'b'}}", "If-Match", "1")
                .isError(412, "version_mismatch", "If-Match");
        send("DELETE", "versioned", "", "If-Match", "1").isError(412, "version_mismatch");
        send("DELETE", "versioned", "", "If-Match", "x").isError(400, "invalid_value", "If-Match");
        send("DELETE", "versioned", "", "If-Match", "2", "If-Match", "3")
                .isError(400, "invalid_value", "If-Match");
        send("DELETE", "versioned", "", "If-Match", "2").ok();
        admin.get("/credentials/by_name/versioned").isError(404, "not_found", "credential_name");
        admin.delete("/credentials/versioned").isError(404, "not_found", "credential_name");
    }

    @Test
    void a_name_stays() {
        add("stays");

        send("PATCH", "stays", "{'credential_name':'other'}")
                .isError(400, "unsupported", "credential_name");
    }

    @Test
    void a_key_without_rights_learns_and_changes_nothing() {
        var issued = admin.postJson("/key/generate", "{}").ok().at("/key").asString();
        var holder = new Client(Optional.of(issued));

        holder.get("/credentials").isError(403, "insufficient_permissions");
        holder.get("/credentials/by_name/told").isError(403, "insufficient_permissions");
        holder.delete("/credentials/told").isError(403, "insufficient_permissions");
        holder.postJson("/credentials", "{'credential_name':'mine'," + AWS + "}")
                .isError(403, "insufficient_permissions");
    }
}
