package dev.tunegate.providers.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.domain.provider.PublicWords;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a status or an exception becomes a failure. */
class HttpFailuresTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");

    private final HttpFailures failures = new HttpFailures(Clock.fixed(NOW, ZoneOffset.UTC));

    private static HttpAnswer answer(int status, String body, Map<String, String> headers) {
        var map = new HashMap<String, List<String>>();
        headers.forEach((k, v) -> map.put(k, List.of(v)));
        return new HttpAnswer(
                status, HttpHeaders.of(map, (_, _) -> true), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String error(String code) {
        return """
               {"error":{"message":"Bad file-a1b2 of org-acme","type":"t","param":"training_file",\
               "code":"%s"}}"""
                .formatted(code);
    }

    private ProviderFailure refused(Effect effect, int status, String body) {
        return failures.refused(effect, answer(status, body, Map.of()), PublicWords.STRICT);
    }

    @ParameterizedTest
    @CsvSource({"400,400", "404,404", "409,409", "413,413", "415,400", "422,400", "418,400"})
    void a_bad_request_is_rejected_with_the_providers_reason(int status, int ours) {
        var failure = refused(Effect.CREATING, status, error("invalid_value"));

        assertThat(failure).isInstanceOf(Rejected.class);
        var rejected = (Rejected) failure;
        assertThat(rejected.status()).isEqualTo(ours);
        assertThat(rejected.code()).contains("invalid_value");
        assertThat(rejected.param()).contains("training_file");
        assertThat(rejected.reason()).isEqualTo("Bad [hidden] of [hidden]");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_refused_credential_is_the_operators_fault(int status) {
        var failure = refused(Effect.CREATING, status, error("invalid_api_key"));

        assertThat(failure).isInstanceOf(Misconfigured.class);
        assertThat(failure.reason()).contains("invalid_api_key").doesNotContain("file-");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void closed_fine_tuning_is_rejected_and_says_what_to_do(int status) {
        var failure = refused(Effect.CREATING, status, error("training_not_available"));

        assertThat(failure).isInstanceOf(Rejected.class);
        assertThat(((Rejected) failure).status()).isEqualTo(403);
        assertThat(failure.reason()).contains("another provider", "6 January 2027");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model_not_found", "unsupported_model"})
    void a_forbidden_model_is_rejected(String code) {
        assertThat(refused(Effect.CREATING, 403, error(code))).isInstanceOf(Rejected.class);
    }

    @Test
    void a_forbidden_country_is_the_operators_fault() {
        assertThat(refused(Effect.CREATING, 403, error("unsupported_country_region_territory")))
                .isInstanceOf(Misconfigured.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insufficient_quota",
                "billing_hard_limit_reached",
                "credit_balance_exhausted"
            })
    void an_empty_account_is_rejected(String code) {
        var failure = refused(Effect.CREATING, 429, error(code));

        assertThat(failure).isInstanceOf(Rejected.class);
        assertThat(failure.reason()).contains("ask your administrator");
        assertThat(((Rejected) failure).status()).isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry-after|7|7000",
                "retry-after|0.5|500",
                "retry-after-ms|250|250",
                "retry-after|Thu, 15 Jan 2026 10:00:30 GMT|30000",
                "retry-after|Thu, 15 Jan 2026 09:00:00 GMT|0",
                "retry-after|-3|0",
                "retry-after|99999999|86400000",
            })
    void too_many_requests_mean_patience(String header, String value, long millis) {
        var answer = answer(429, error("rate_limit_exceeded"), Map.of(header, value));

        var failure = failures.refused(Effect.CREATING, answer, PublicWords.STRICT);

        assertThat(failure).isInstanceOf(Unavailable.class);
        assertThat(((Unavailable) failure).retryAfter()).contains(Duration.ofMillis(millis));
    }

    @Test
    void an_unreadable_retry_time_is_none() {
        var answer = answer(429, "", Map.of("retry-after", "soon"));

        var failure = failures.refused(Effect.REPEATABLE, answer, PublicWords.STRICT);

        assertThat(((Unavailable) failure).retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 529})
    void a_servers_failure_leaves_a_creation_unclear_and_all_else_unavailable(int status) {
        assertThat(refused(Effect.CREATING, status, "")).isInstanceOf(Unclear.class);
        assertThat(refused(Effect.REPEATABLE, status, "")).isInstanceOf(Unavailable.class);
        assertThat(refused(Effect.ANSWERING, status, "")).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource({"302,''", "404,<html>", "405,''", "404,''"})
    void an_answer_from_nowhere_means_a_wrong_address(int status, String body) {
        assertThat(refused(Effect.CREATING, status, body)).isInstanceOf(Misconfigured.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"detail\":\"Job not found\"}",
                "{\"message\":\"Job not found\"}",
                "{\"error\":\"Job not found\"}"
            })
    void simpler_errors_are_understood(String body) {
        var failure = refused(Effect.REPEATABLE, 404, body);

        assertThat(failure).isInstanceOf(Rejected.class);
        assertThat(failure.reason()).isEqualTo("Job not found");
    }

    @ParameterizedTest
    @EnumSource
    void what_never_reached_the_wire_is_unavailable(Effect effect) {
        var causes =
                List.of(
                        new ConnectException(),
                        new UnknownHostException(),
                        new HttpConnectTimeoutException("late"),
                        new IOException(new ConnectException()));

        assertThat(causes)
                .allSatisfy(
                        it ->
                                assertThat(failures.broken(effect, it))
                                        .isInstanceOf(Unavailable.class));
    }

    @Test
    void what_broke_on_the_wire_is_unclear_unless_it_may_be_repeated() {
        var causes =
                List.of(new HttpTimeoutException("late"), new EOFException(), new IOException());

        assertThat(causes)
                .allSatisfy(
                        it -> {
                            assertThat(failures.broken(Effect.CREATING, it))
                                    .isInstanceOf(Unclear.class);
                            assertThat(failures.broken(Effect.ANSWERING, it))
                                    .isInstanceOf(Unclear.class);
                            assertThat(failures.broken(Effect.REPEATABLE, it))
                                    .isInstanceOf(Unavailable.class);
                        });
    }
}
