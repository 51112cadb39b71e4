package dev.tunegate.providers.vertex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.providers.vertex.server.Misbehaviour;
import dev.tunegate.providers.vertex.server.Misbehaviour.Fault;
import dev.tunegate.providers.vertex.server.VertexWireServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts' credentials: how they become tokens, and what is said when they do not. */
class GoogleTokensTest {

    private static final FileId FILE = new FileId("file-ours0001");

    private final VertexFixture vertex = new VertexFixture();
    @TempDir Path folder;

    @AfterEach
    void stop() {
        vertex.close();
    }

    private void ask(String credentials) {
        vertex.files.find(
                VertexFixture.deployment("gemini-2.5-flash", vertex.server.settings(), credentials),
                FILE);
    }

    private static List<String> problems(Map<String, String> settings, String credentials) {
        return new VertexWords()
                .problems(VertexFixture.deployment("gemini-2.5-flash", settings, credentials));
    }

    @Test
    void one_token_serves_many_requests() {
        for (int i = 0; i < 5; i++) {
            ask(vertex.server.credentials());
        }

        assertThat(vertex.server.tokensGiven()).isEqualTo(1);
    }

    @Test
    void a_token_that_was_revoked_is_not_used_twice() {
        ask(vertex.server.credentials());
        vertex.server.revokeTokens();

        assertThatThrownBy(() -> ask(vertex.server.credentials()))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("UNAUTHENTICATED");
        ask(vertex.server.credentials());
        assertThat(vertex.server.tokensGiven()).isEqualTo(2);
    }

    @Test
    void the_key_may_be_in_a_file() throws IOException {
        var file = folder.resolve("key.json");
        Files.writeString(file, vertex.server.credentials());

        ask(file.toString());

        assertThat(vertex.server.tokensGiven()).isEqualTo(1);
    }

    @Test
    void a_key_that_is_not_the_accounts_is_the_operators_fault_and_is_not_shown() {
        var other = VertexWireServer.start();
        try (other) {
            var key =
                    other.credentials()
                            .replace("tunegate@", "someone@")
                            .replace(
                                    other.address().toString(), vertex.server.address().toString());

            assertThatThrownBy(() -> ask(key))
                    .isInstanceOf(Misconfigured.class)
                    .message()
                    .contains("vertex_credentials")
                    .doesNotContain("PRIVATE", "someone@");
        }
    }

    @Test
    void a_token_server_that_fails_is_asked_again_later() {
        vertex.server.misbehave(
                Misbehaviour.on("POST", "/token", new Fault.Status(503, "{}", Map.of())));
        assertThatThrownBy(() -> ask(vertex.server.credentials())).isInstanceOf(Unavailable.class);

        vertex.server.misbehave(Misbehaviour.on("POST", "/token", new Fault.DropBefore()));
        assertThatThrownBy(() -> ask(vertex.server.credentials())).isInstanceOf(Unavailable.class);

        ask(vertex.server.credentials());
        assertThat(vertex.server.tokensGiven()).isEqualTo(1);
    }

    @Test
    void a_token_server_that_sends_elsewhere_is_not_followed() {
        vertex.server.misbehave(
                Misbehaviour.on(
                        "POST",
                        "/token",
                        new Fault.Status(307, "", Map.of("location", "http://127.0.0.1:9/"))));

        assertThatThrownBy(() -> ask(vertex.server.credentials()))
                .isInstanceOf(Misconfigured.class);
    }

    @Test
    void sound_words_have_no_problems() {
        assertThat(problems(vertex.server.settings(), vertex.server.credentials())).isEmpty();
    }

    @Test
    void words_that_are_missing_or_wrong_are_named() {
        assertThat(problems(Map.of(), "{\"a\":1}"))
                .anyMatch(it -> it.startsWith("vertex_project"))
                .anyMatch(it -> it.startsWith("vertex_location"))
                .anyMatch(it -> it.startsWith("gcs_bucket_name"))
                .anyMatch(it -> it.startsWith("vertex_credentials"));
        assertThat(problems(changed("vertex_endpoint", "http://example.com"), ""))
                .singleElement()
                .asString()
                .contains("https");
        assertThat(problems(changed("gcs_prefix", "../up"), "")).hasSize(1);
        assertThat(problems(changed("gcs_endpoint", "https://user@example.com"), "")).hasSize(1);
        assertThat(problems(vertex.server.settings(), "/no/such/file.json"))
                .singleElement()
                .asString()
                .doesNotContain("/no/such");
    }

    private Map<String, String> changed(String word, String value) {
        var settings = new HashMap<>(vertex.server.settings());
        settings.put(word, value);
        return settings;
    }
}
