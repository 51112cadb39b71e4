package dev.tunegate.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.TestServer;
import dev.tunegate.application.key.BlockKey;
import dev.tunegate.application.key.DeleteKeys;
import dev.tunegate.domain.access.Caller;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and what every answer has. */
final class DoorTest {

    private static final String MODELS = "/v1/models";

    private static String secret() {
        return TestServer.tenant().secret().reveal();
    }

    @Test
    void without_a_key_nobody_gets_in() {
        var answer = TestServer.nobody().get(MODELS);

        answer.isError(401, "missing_api_key");
        assertThat(answer.header("www-authenticate")).contains("Bearer");
        assertThat(answer.at("/error/param").isNull()).isTrue();
    }

    @Test
    void a_wrong_key_is_told_from_none() {
        var answer = TestServer.nobody().get(MODELS, "Authorization", "Bearer sk-nonsense");

        answer.isError(401, "invalid_api_key");
        assertThat(answer.text()).doesNotContain("sk-nonsense");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-key", "x-api-key", "x-litellm-api-key"})
    void a_key_may_come_in_the_header_that_its_client_knows(String header) {
        TestServer.nobody().get(MODELS, header, secret()).ok();
    }

    @Test
    void a_scheme_before_the_key_is_taken_in_other_headers_too() {
        TestServer.nobody().get(MODELS, "x-litellm-api-key", "Bearer " + secret()).ok();
    }

    @Test
    void the_scheme_may_be_written_in_any_case() {
        TestServer.nobody().get(MODELS, "Authorization", "bearer " + secret()).ok();
    }

    @Test
    void a_key_of_ours_needs_no_scheme() {
        TestServer.nobody().get(MODELS, "Authorization", secret()).ok();
    }

    @Test
    void another_secret_without_scheme_is_refused() {
        TestServer.nobody()
                .get(MODELS, "Authorization", "sk-of-somebody-else")
                .isError(401, "invalid_authorization");
    }

    @Test
    void another_scheme_is_refused() {
        TestServer.nobody()
                .get(MODELS, "Authorization", "Basic dXNlcjpwYXNz")
                .isError(401, "invalid_authorization");
    }

    @Test
    void one_key_in_two_places_is_one_key() {
        var secret = secret();

        TestServer.nobody()
                .get(MODELS, "Authorization", "Bearer " + secret, "x-api-key", secret)
                .ok();
    }

    @Test
    void two_keys_that_differ_are_refused_even_if_both_are_good() {
        TestServer.nobody()
                .get(MODELS, "Authorization", "Bearer " + secret(), "x-api-key", secret())
                .isError(401, "ambiguous_api_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "api_key", "api-key", "access_token", "API_KEY"})
    void a_key_in_the_url_is_refused(String name) {
        TestServer.someTenant()
                .get(MODELS + "?" + name + "=x")
                .isError(400, "api_key_in_url", name);
    }

    @Test
    void a_blocked_key_opens_nothing_any_more() {
        var key = TestServer.tenant();
        TestServer.with(key).get(MODELS).ok();

        TestServer.bean(BlockKey.class).block(Caller.administrator(), key.key().id());

        TestServer.with(key).get(MODELS).isError(401, "key_blocked");
    }

    @Test
    void a_deleted_key_opens_nothing_any_more() {
        var key = TestServer.tenant();

        var ids = List.of(key.key().id());
        TestServer.bean(DeleteKeys.class).delete(Caller.administrator(), ids);

        TestServer.with(key).get(MODELS).isError(401, "invalid_api_key");
    }

    @Test
    void every_answer_says_what_it_is() {
        var answer = TestServer.someTenant().get(MODELS, "x-request-id", "mine").ok();

        assertThat(answer.header("x-request-id").orElse("")).matches("req_[0-9A-Za-z]{24}");
        assertThat(answer.header("openai-processing-ms").orElse("")).matches("[0-9]+");
        assertThat(answer.header("openai-version")).contains("2020-10-01");
    }

    @Test
    void every_answer_is_safe_to_show() {
        var answer = TestServer.someTenant().get(MODELS).ok();

        assertThat(answer.header("x-content-type-options")).contains("nosniff");
        assertThat(answer.header("content-security-policy").orElse("")).contains("'none'");
        assertThat(answer.header("cache-control").orElse("")).contains("no-store");
        assertThat(answer.header("set-cookie")).isEmpty();
        assertThat(answer.header("access-control-allow-origin")).isEmpty();
        assertThat(answer.header("server")).isEmpty();
    }

    @Test
    void errors_have_the_same_headers() {
        var answer = TestServer.nobody().get(MODELS);

        assertThat(answer.header("openai-processing-ms").orElse("")).matches("[0-9]+");
        assertThat(answer.header("x-content-type-options")).contains("nosniff");
    }

    @Test
    void a_compressed_body_is_refused() {
        TestServer.someTenant()
                .postJson("/v1/fine_tuning/jobs", "{}", "Content-Encoding", "gzip")
                .isError(415, "unsupported_media_type");
    }

    @Test
    void an_administrators_route_is_closed_to_tenants() {
        TestServer.someTenant()
                .postJson("/key/generate", "{}")
                .isError(403, "insufficient_permissions");
    }

    @Test
    void the_key_is_asked_for_before_the_body_is_looked_at() {
        TestServer.nobody()
                .send("POST", "/v1/files", BodyPublishers.ofString("no form at all"))
                .isError(401, "missing_api_key");
    }
}
