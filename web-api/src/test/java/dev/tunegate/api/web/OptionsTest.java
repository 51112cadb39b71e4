package dev.tunegate.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code OPTIONS} tells, and which pages of browsers may call the API. */
final class OptionsTest {

    private static final String TRUSTED = "https://tools.example.com";

    private static Answer options(String path, String... headers) {
        return TestServer.nobody().send("OPTIONS", path, BodyPublishers.noBody(), headers);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/files,'GET,HEAD,POST,OPTIONS'",
        "/files/file-1,'GET,HEAD,DELETE,OPTIONS'",
        "/v1/models/org%2Fname,'GET,HEAD,DELETE,OPTIONS'",
        "/v1/fine_tuning/jobs/ftjob-1/cancel,'POST,OPTIONS'",
        "/key/generate,'POST,OPTIONS'",
        "/health/readiness,'GET,HEAD,OPTIONS'",
        "/docs,'GET,HEAD,OPTIONS'"
    })
    void options_tell_the_methods_without_a_key(String path, String methods) {
        var answer = options(path);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("allow").orElse("").replace(" ", "").split(","))
                .containsExactlyInAnyOrder(methods.split(","));
        assertThat(answer.bytes()).isEmpty();
        assertThat(answer.header("x-request-id").orElse("")).startsWith("req_");
        assertThat(answer.header("access-control-allow-origin")).isEmpty();
        assertThat(answer.response().headers().map().values())
                .allSatisfy(it -> assertThat(it).doesNotContain(""));
    }

    @Test
    void options_of_an_unknown_path_are_not_found() {
        options("/v1/nothing").isError(404, "unknown_url");
    }

    @Test
    void a_page_that_is_trusted_may_ask_first() {
        var answer =
                options(
                        "/v1/files",
                        "Origin",
                        TRUSTED,
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "authorization,content-type,x-stainless-os,x-evil");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("access-control-allow-origin")).contains(TRUSTED);
        assertThat(answer.header("access-control-allow-methods").orElse("")).contains("POST");
        assertThat(answer.header("access-control-allow-headers"))
                .contains("authorization, content-type, x-stainless-os");
        assertThat(answer.header("access-control-allow-credentials")).isEmpty();
        assertThat(answer.response().headers().allValues("vary")).contains("Origin");
    }

    @Test
    void a_page_that_is_not_is_told_nothing() {
        var answer =
                options(
                        "/v1/files",
                        "Origin",
                        "https://tools.example.com.evil",
                        "Access-Control-Request-Method",
                        "POST");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.response().headers().map().keySet())
                .noneMatch(it -> it.startsWith("access-control"));
        assertThat(answer.response().headers().allValues("vary")).contains("Origin");
    }

    @Test
    void its_scripts_may_read_answers_and_errors() {
        var good = TestServer.someTenant().get("/v1/models", "Origin", TRUSTED).ok();
        var bad = TestServer.nobody().get("/v1/models", "Origin", TRUSTED);

        assertThat(good.header("access-control-allow-origin")).contains(TRUSTED);
        assertThat(good.header("access-control-expose-headers").orElse(""))
                .contains("x-request-id", "retry-after");
        bad.isError(401, "missing_api_key");
        assertThat(bad.header("access-control-allow-origin")).contains(TRUSTED);
    }

    @Test
    void a_program_that_sends_a_strange_origin_is_answered_all_the_same() {
        var answer = TestServer.someTenant().get("/v1/models", "Origin", "null").ok();

        assertThat(answer.header("access-control-allow-origin")).isEmpty();
    }
}
