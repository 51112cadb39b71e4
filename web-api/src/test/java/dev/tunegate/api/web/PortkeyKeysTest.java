package dev.tunegate.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.LogWatch;
import dev.tunegate.api.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as clients of Portkey send them: ours, and those of providers, which are never used. */
final class PortkeyKeysTest {

    private static final String MODELS = "/v1/models";
    private static final String THEIRS = "sk-proj-a-key-at-some-provider";

    private final String ours = TestServer.tenant().secret().reveal();

    private static Answer get(String... headers) {
        return TestServer.nobody().get(MODELS, headers);
    }

    @Test
    void a_key_may_come_as_portkeys() {
        get("x-portkey-api-key", ours).ok();
        get("x-portkey-api-key", "Bearer " + ours).ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer OPENAI_API_KEY", "Bearer xx", "Basic eHg6eHg="})
    void what_stands_for_nothing_beside_it_is_not_taken_for_a_key(String authorization) {
        get("x-portkey-api-key", ours, "Authorization", authorization).ok();
        get("x-portkey-api-key", ours, "Authorization", authorization, "x-portkey-provider", "@eu")
                .ok();
    }

    @Test
    void a_client_of_portkey_that_names_a_provider_and_no_key_gets_in() {
        get(
                        "x-portkey-api-key",
                        ours,
                        "Authorization",
                        "Bearer OPENAI_API_KEY",
                        "x-portkey-provider",
                        "openai")
                .ok();
        get("Authorization", "Bearer " + ours, "x-portkey-provider", "openai").ok();
    }

    @Test
    void a_key_of_portkeys_own_is_passed_over_beside_ours() {
        get("x-portkey-api-key", "pk-hosted", "Authorization", "Bearer " + ours).ok();
    }

    @Test
    void two_keys_of_ours_that_differ_are_refused() {
        var other = TestServer.tenant().secret().reveal();

        get("x-portkey-api-key", ours, "Authorization", "Bearer " + other)
                .isError(401, "ambiguous_api_key");
        get("x-portkey-api-key", ours, "x-api-key", other).isError(401, "ambiguous_api_key");
    }

    @Test
    void a_wrong_key_does_not_get_in_by_portkeys_header() {
        get("x-portkey-api-key", "sk-wrong").isError(401, "invalid_api_key");
    }

    @Test
    void a_providers_key_beside_ours_is_refused_and_not_repeated() {
        try (var log = new LogWatch()) {
            var answer =
                    get(
                            "x-portkey-api-key",
                            ours,
                            "Authorization",
                            "Bearer " + THEIRS,
                            "x-portkey-provider",
                            "openai");

            answer.isError(403, "caller_credentials_not_allowed");
            assertThat(answer.text()).doesNotContain(THEIRS).doesNotContain(ours);
            assertThat(log.hasSeen(THEIRS)).isFalse();
        }
    }

    @Test
    void a_providers_key_instead_of_ours_is_refused_as_such() {
        get("Authorization", "Bearer " + THEIRS, "x-portkey-provider", "openai")
                .isError(403, "caller_credentials_not_allowed");
        get("Authorization", "Bearer " + THEIRS).isError(401, "invalid_api_key");
    }

    @Test
    void a_key_of_ours_that_is_blocked_is_not_taken_for_a_providers() {
        var key = TestServer.tenant();
        TestServer.administrator()
                .postJson("/key/block", "{'key':'" + key.secret().reveal() + "'}")
                .ok();

        get("Authorization", "Bearer " + key.secret().reveal(), "x-portkey-provider", "openai")
                .isError(401, "key_blocked");
    }

    @Test
    void a_host_of_the_callers_is_refused_on_every_route() {
        var host = "http://169.254.169.254/latest";

        for (var path :
                new String[] {MODELS, "/v1/files", "/v1/fine_tuning/jobs", "/openai/v1/files"}) {
            var answer =
                    TestServer.nobody()
                            .get(path, "x-portkey-api-key", ours, "X-Portkey-Custom-Host", host);

            answer.isError(403, "custom_host_not_allowed");
            assertThat(answer.text()).doesNotContain(host);
        }
    }

    @Test
    void a_host_is_not_talked_about_with_strangers() {
        get("x-portkey-custom-host", "http://theirs.example").isError(401, "missing_api_key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-portkey-aws-secret-access-key",
                "x-portkey-azure-ad-token",
                "x-portkey-vertex-service-account-json",
                "X-PORTKEY-AWS-SESSION-TOKEN",
            })
    void credentials_in_headers_are_refused(String header) {
        var answer = get("x-portkey-api-key", ours, header, THEIRS);

        answer.isError(403, "caller_credentials_not_allowed");
        assertThat(answer.text()).doesNotContain(THEIRS);
    }

    @Test
    void what_clients_of_portkey_send_besides_changes_nothing() {
        get(
                        "x-portkey-api-key",
                        ours,
                        "x-portkey-trace-id",
                        "t",
                        "x-portkey-metadata",
                        "{}",
                        "x-portkey-package-version",
                        "portkey-1")
                .ok();
    }
}
