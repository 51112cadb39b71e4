package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.PermissionDeniedException;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FilePurpose;
import com.openai.models.finetuning.jobs.FineTuningJob;
import dev.tunegate.bootstrap.Arguments;
import dev.tunegate.bootstrap.Gateway;
import dev.tunegate.providers.openaiwire.server.Manner;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A developer with a provider's key of their own, as Portkey's clients send it. */
final class BroughtAccountStory {

    private static final String MASTER_KEY = "sk-brought-administrator-0001";
    private static final String OWN_KEY = "sk-own-key-of-a-developer-0001";
    private static final String MODEL = "gpt-4o-mini-2024-07-18";

    private static OpenAiWireServer provider;
    private static Gateway gateway;

    @BeforeAll
    static void open() throws IOException {
        provider = OpenAiWireServer.start(0, OWN_KEY, Clock.systemUTC(), Manner.OPENAI);
        provider.moveJobsWhenLookedAt(true);
        var folder = Files.createTempDirectory("tunegate-brought");
        var config =
                Files.writeString(
                        folder.resolve("tunegate.yaml"),
                        """
                        general_settings:
                          master_key: %s
                        tunegate:
                          polling_fastest: 200ms
                          polling_slowest: 1s
                          caller_credentials:
                            allowed_hosts: ["127.0.0.1"]
                          outbound:
                            allow: ["127.0.0.1"]
                        model_list:
                          - model_name: simulated
                            litellm_params: {model: simulator/tiny}
                        """
                                .formatted(MASTER_KEY));
        gateway =
                Gateway.start(
                        Arguments.parse(
                                List.of("start", "--config", config.toString(), "--port", "0")),
                        Map.of("TUNEGATE_HOME", folder.resolve("home").toString()));
    }

    @AfterAll
    static void close() {
        gateway.close();
        provider.close();
    }

    /** As Portkey's documentation sets up the official client. */
    private static OpenAIClient client(String host) {
        return OpenAIOkHttpClient.builder()
                .baseUrl("http://127.0.0.1:" + gateway.port() + "/v1")
                .apiKey(OWN_KEY)
                .putHeader("x-portkey-api-key", MASTER_KEY)
                .putHeader("x-portkey-provider", "openai")
                .putHeader("x-portkey-custom-host", host)
                .timeout(Duration.ofSeconds(30))
                .maxRetries(0)
                .build();
    }

    private static String upload(OpenAIClient client) {
        return client.files()
                .create(
                        FileCreateParams.builder()
                                .file(House.trainingFile())
                                .purpose(FilePurpose.FINE_TUNE)
                                .putAdditionalBodyProperty(
                                        "target_model_names", JsonValue.from(MODEL))
                                .build())
                .id();
    }

    @Test
    void a_job_runs_at_the_callers_own_account_and_is_followed_to_its_end() {
        var client = client(provider.address().toString());
        var file = upload(client);

        var created = TuningStory.create(client, MODEL, file);
        var job = TuningStory.ended(client, created.id());

        assertThat(job.status()).isEqualTo(FineTuningJob.Status.SUCCEEDED);
        assertThat(provider.jobsByMarker()).containsEntry(created.id(), 1L);
        assertThat(provider.requests())
                .allSatisfy(
                        it ->
                                assertThat(String.valueOf(it.headers().get("authorization")))
                                        .contains(OWN_KEY)
                                        .doesNotContain(MASTER_KEY));
    }

    @Test
    void a_host_that_nobody_has_allowed_gets_nothing() {
        assertThatThrownBy(() -> upload(client("https://evil.example/v1")))
                .isInstanceOf(PermissionDeniedException.class)
                .hasMessageContaining("does not pass on")
                .satisfies(it -> assertThat(it.getMessage()).doesNotContain(OWN_KEY));
    }
}
