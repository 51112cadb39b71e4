package dev.tunegate.providers.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.finetuning.FineTuningProvider.Hosted;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.inference.InferenceProviderContract;
import dev.tunegate.domain.inference.ModelCall;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deploying tuned models, calling them, and taking them back. */
class AzureHostingTest {

    private static final JobId JOB = new JobId("ftjob-abcdefghijklmnopqrstuvwx");
    private static final String TUNED = "gpt-4.1-mini-2025-04-14.ft-123-mine";
    private static final String PATH =
            "/subscriptions/sub-1/resourceGroups/group%201/providers"
                    + "/Microsoft.CognitiveServices/accounts/account-1/deployments/"
                    + JOB;

    private final AzureFixture azure = AzureFixture.v1();

    @AfterEach
    void stop() {
        azure.close();
    }

    private Hosted host(String model) {
        var at = azure.deployment();
        return azure.wire.fineTuning().hosting(at).orElseThrow().host(at, JOB, model);
    }

    private String answer(String deployment) throws Exception {
        var body =
                InferenceProviderContract.body(
                        """
                        {"model":"ft:public-name:openai:suffix:abcdEFGH","messages":\
                        [{"role":"user","content":"Hi"}]}\
                        """);
        var call = new ModelCall(InferenceProviderContract.ASKED, deployment, body);
        try (var stream = azure.wire.inference().complete(azure.deployment(), call).body()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_model_is_deployed_once_under_its_jobs_id() throws Exception {
        assertThat(host(TUNED)).isInstanceOf(Hosted.Coming.class);
        assertThat(host(TUNED)).isInstanceOf(Hosted.Coming.class);

        assertThat(host(TUNED)).isEqualTo(new Hosted.Ready(JOB.value()));
        assertThat(azure.server.requests("PUT", PATH)).isEqualTo(1);
        assertThat(answer(JOB.value())).contains("You said: Hi");
    }

    @Test
    void a_model_that_is_not_deployed_cannot_be_called() {
        assertThatThrownBy(() -> answer(JOB.value()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        it -> {
                            assertThat(it.status()).isEqualTo(404);
                            assertThat(it.code()).contains("DeploymentNotFound");
                            assertThat(it.reason()).doesNotContain(JOB.value());
                        });
    }

    @Test
    void azures_refusal_ends_the_matter_and_names_what_to_do() {
        var hosted = host("hopeless-model");

        assertThat(hosted)
                .isInstanceOfSatisfying(
                        Hosted.Never.class,
                        it ->
                                assertThat(it.reason())
                                        .contains("InsufficientQuota", "azure_deployment_sku")
                                        .doesNotContain("subscriptions"));
    }

    @Test
    void without_the_managements_words_the_owner_learns_what_is_missing() {
        azure.without(AzureWords.RESOURCE_GROUP);

        assertThat(host(TUNED))
                .isInstanceOfSatisfying(
                        Hosted.Never.class,
                        it -> assertThat(it.reason()).contains("azure_resource_group"));
        assertThat(azure.server.requests()).isEmpty();
    }

    @Test
    void a_deleted_model_goes_with_its_deployment() {
        host(TUNED);

        azure.wire.inference().delete(azure.deployment(), JOB.value());
        azure.wire.inference().delete(azure.deployment(), JOB.value());

        assertThat(azure.server.requests("DELETE", PATH)).isEqualTo(1);
        assertThat(azure.server.deletedModels()).containsExactly(TUNED);
    }

    @Test
    void the_dated_dialect_can_only_take_the_deployment_back() {
        try (var ga = AzureFixture.ga()) {
            var at = ga.deployment();
            ga.wire.fineTuning().hosting(at).orElseThrow().host(at, JOB, TUNED);

            assertThatCode(() -> ga.wire.inference().delete(at, JOB.value()))
                    .doesNotThrowAnyException();

            assertThat(ga.server.requests("DELETE", PATH)).isEqualTo(1);
            assertThat(ga.server.deletedModels()).isEmpty();
        }
    }

    @Test
    void the_base_model_is_called_by_the_deployment_that_is_configured() throws Exception {
        try (var ga = AzureFixture.ga()) {
            var at = ga.deployment(Map.of(AzureWords.DEPLOYMENT, "base-deployment"));
            var body =
                    InferenceProviderContract.body(
                            "{\"model\":\"ft:public-name:openai:suffix:abcdEFGH\"}");
            var base = at.target().model();

            ga.wire
                    .inference()
                    .complete(at, new ModelCall(InferenceProviderContract.ASKED, base, body))
                    .body()
                    .close();

            assertThat(ga.server.requests().getFirst().path())
                    .isEqualTo("/openai/deployments/base-deployment/chat/completions");
        }
    }
}
