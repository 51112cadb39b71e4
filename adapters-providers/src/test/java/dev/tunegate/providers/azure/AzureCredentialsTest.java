package dev.tunegate.providers.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signing in to Azure: by key, by Entra, by the machine's identity. */
class AzureCredentialsTest {

    private static final String TOKEN = "/tenant-1/oauth2/v2.0/token";
    private static final String METADATA = "/metadata/identity/oauth2/token";

    private final AzureFixture azure = AzureFixture.v1();

    @AfterEach
    void stop() {
        azure.close();
    }

    private void ask() {
        assertThat(azure.wire.fileStore().find(azure.deployment(), FileId.fresh())).isEmpty();
    }

    @Test
    void a_key_needs_no_token() {
        ask();

        assertThat(azure.server.requests("POST", TOKEN)).isZero();
        assertThat(azure.server.requests().getFirst().headers()).containsKey("api-key");
    }

    @Test
    void a_token_is_fetched_once_and_again_before_it_ends() {
        azure.withoutKey();

        ask();
        azure.clock.advance(Duration.ofMinutes(50));
        ask();
        assertThat(azure.server.requests("POST", TOKEN)).isEqualTo(1);

        azure.clock.advance(Duration.ofMinutes(6));
        ask();
        assertThat(azure.server.requests("POST", TOKEN)).isEqualTo(2);
    }

    @Test
    void many_askers_fetch_one_token() throws Exception {
        azure.withoutKey();
        var askers =
                IntStream.range(0, 20).mapToObj(_ -> Thread.startVirtualThread(this::ask)).toList();

        for (var asker : List.copyOf(askers)) {
            asker.join();
        }

        assertThat(azure.server.requests("POST", TOKEN)).isEqualTo(1);
    }

    @Test
    void a_wrong_secret_is_the_operators_fault_and_is_not_shown() {
        azure.withoutKey().withSecret(AzureWords.CLIENT_SECRET, "wrong-secret");

        assertThatThrownBy(this::ask)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("invalid_client")
                .message()
                .doesNotContain("wrong-secret");
    }

    @Test
    void entra_that_fails_leaves_nothing_unclear() {
        azure.withoutKey();
        azure.server.misbehave(Misbehaviour.on("POST", TOKEN, new Fault.Status(503, "", Map.of())));
        azure.server.misbehave(Misbehaviour.on("POST", TOKEN, new Fault.DropAfter()));
        azure.server.misbehave(
                Misbehaviour.on("POST", TOKEN, new Fault.Nonsense("application/json", "{}")));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(this::ask).isInstanceOf(Unavailable.class);
        }
        ask();
    }

    @Test
    void a_machine_has_an_identity_of_its_own() {
        azure.withoutKey()
                .without(AzureWords.CLIENT_SECRET)
                .with(AzureWords.MANAGED_IDENTITY, "client-7");

        ask();

        var request = azure.server.requests().getFirst();
        assertThat(request.path()).isEqualTo(METADATA);
        assertThat(request.query())
                .containsEntry("client_id", "client-7")
                .containsEntry("resource", "https://cognitiveservices.azure.com");
    }

    @Test
    void a_ready_token_goes_first() {
        azure.withSecret(AzureWords.AD_TOKEN, "ready");

        assertThatThrownBy(this::ask).isInstanceOf(Misconfigured.class);
        assertThat(azure.server.requests().getFirst().headers())
                .containsEntry("authorization", "Bearer ready")
                .doesNotContainKey("api-key");
    }

    @Test
    void nobody_is_let_in_without_a_credential() {
        azure.withoutKey().without(AzureWords.CLIENT_SECRET);

        assertThatThrownBy(this::ask)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("'main'");
        assertThat(azure.server.requests()).isEmpty();
    }
}
