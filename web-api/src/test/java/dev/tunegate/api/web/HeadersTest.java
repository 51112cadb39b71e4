package dev.tunegate.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands at the head of every answer, and what clients send there. */
final class HeadersTest {

    private final Client tenant = TestServer.someTenant();

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/models",
        "GET,/v1/nothing",
        "PUT,/v1/files",
        "OPTIONS,/v1/files",
        "HEAD,/v1/files",
        "GET,/v1/files?limit=x",
        "POST,/v1/fine_tuning/jobs",
        "GET,/v1/models;a=b"
    })
    void every_answer_says_which_it_is_and_how_long_it_took(String method, String path) {
        var answer = tenant.send(method, path, BodyPublishers.noBody());

        assertThat(answer.header("x-request-id").orElse("")).startsWith("req_");
        assertThat(answer.header("openai-processing-ms").orElse("")).matches("[0-9]+");
        assertThat(answer.header("openai-version")).contains("2020-10-01");
    }

    @Test
    void whoever_is_known_is_told_the_organization() {
        assertThat(tenant.get("/v1/models").header("openai-organization")).contains("org-tunegate");
        assertThat(TestServer.nobody().get("/v1/models").header("openai-organization")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models", "/v1/files", "/v1/fine_tuning/jobs", "/openapi.json"})
    void head_is_answered_as_get_is_but_for_the_body(String path) {
        var get = tenant.get(path).ok();
        var head = tenant.send("HEAD", path, BodyPublishers.noBody());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(lasting(head)).isEqualTo(lasting(get));
    }

    /** The headers that do not change from answer to answer. */
    private static Map<String, Object> lasting(Answer answer) {
        var all = new TreeMap<String, Object>(answer.response().headers().map());
        all.keySet()
                .removeAll(
                        Set.of("x-request-id", "openai-processing-ms", "date", "content-length"));
        all.keySet().remove("transfer-encoding");
        return all;
    }

    @Test
    void where_the_length_is_known_head_tells_it() {
        var get = tenant.get("/openapi.json").ok();
        var head = tenant.send("HEAD", "/openapi.json", BodyPublishers.noBody());

        assertThat(head.header("content-length"))
                .contains(Integer.toString(get.bytes().length))
                .isEqualTo(get.header("content-length"));
    }

    @Test
    void a_wrong_method_is_told_every_right_one() {
        var answer = tenant.send("PUT", "/v1/files", BodyPublishers.ofString("x"));

        answer.isError(405, "method_not_supported");
        assertThat(answer.header("allow").orElse("").split(", "))
                .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "APPLICATION/JSON;charset=UTF-8"
            })
    void json_may_name_its_characters(String type) {
        TestServer.administrator()
                .send(
                        "POST",
                        "/key/generate",
                        BodyPublishers.ofString("{\"key_alias\":null}"),
                        "Content-Type",
                        type)
                .ok();
    }

    @ParameterizedTest
    @CsvSource({"text/plain,415", "application/x-www-form-urlencoded,415", "nonsense,415"})
    void what_is_no_json_is_refused_as_such(String type, int status) {
        tenant.send(
                        "POST",
                        "/v1/fine_tuning/jobs",
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        type)
                .isError(status, "unsupported_media_type");
    }

    @Test
    void a_member_that_is_said_twice_is_refused() {
        tenant.postJson("/v1/fine_tuning/jobs", "{'model':'a','model':'b'}")
                .isError(400, "invalid_json");
    }

    @Test
    void a_member_that_nobody_knows_is_refused_by_its_name() {
        tenant.postJson("/v1/fine_tuning/jobs", "{'model':'a','training_file':'f','colour':1}")
                .isError(400, "unknown_parameter", "colour");
    }
}
