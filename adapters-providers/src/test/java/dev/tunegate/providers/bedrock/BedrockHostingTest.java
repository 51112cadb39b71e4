package dev.tunegate.providers.bedrock;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProvider.Hosted;
import dev.tunegate.domain.finetuning.FineTuningProvider.Hosting;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.bedrock.server.Misbehaviour;
import dev.tunegate.providers.bedrock.server.Misbehaviour.Fault;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a finished model becomes callable, and how it goes. */
class BedrockHostingTest {

    private static final String CREATE = "POST /model-customization/custom-model-deployments";

    private final BedrockFixture aws = new BedrockFixture();
    private final FineTuningProvider provider = aws.bedrock.fineTuning();
    private final InferenceProvider chat = aws.bedrock.chat();
    private final JobId job = JobId.fresh();

    @AfterEach
    void stop() {
        aws.close();
    }

    private String tuned() {
        var run = provider.start(aws.deployment(), aws.order(aJob().withId(job.value())));
        aws.letSucceed(run.id());
        return provider.look(aws.deployment(), run.id())
                .flatMap(it -> it.outcome().tunedModel())
                .orElseThrow();
    }

    private Hosting hosting() {
        return provider.hosting(aws.deployment()).orElseThrow();
    }

    private Hosted host(String model) {
        return hosting().host(aws.deployment(), job, model);
    }

    private String ready(String model) {
        host(model);
        host(model);
        return ((Hosted.Ready) host(model)).model();
    }

    @Test
    void a_model_is_deployed_once_and_then_ready() {
        var model = tuned();

        assertThat(host(model)).isEqualTo(new Hosted.Coming());
        assertThat(host(model)).isEqualTo(new Hosted.Coming());
        assertThat(host(model))
                .isEqualTo(new Hosted.Ready(aws.server.deployments().getFirst() + " " + model));
        assertThat(aws.server.requests(CREATE)).isEqualTo(1);
        assertThat(aws.server.deploymentsByToken()).containsExactly(Map.entry(job.value(), 1L));
    }

    @Test
    void a_lost_answer_is_one_deployment_still() {
        var model = tuned();
        aws.server.misbehave(Misbehaviour.on(CREATE, new Fault.AnswerLost()));

        assertThatThrownBy(() -> host(model)).isInstanceOf(Unclear.class);

        assertThat(ready(model)).endsWith(model);
        assertThat(aws.server.deploymentsByToken()).containsExactly(Map.entry(job.value(), 1L));
    }

    @Test
    void a_deployment_that_fails_never_comes() {
        var model = tuned();
        aws.server.failDeployments("No capacity for arn:aws:bedrock:us-east-1:1:custom-model/x/y");

        host(model);
        host(model);

        assertThat(host(model)).isEqualTo(new Hosted.Never("No capacity for [hidden]"));
    }

    @Test
    void a_model_that_cannot_be_deployed_never_comes() {
        var model = tuned();
        aws.server.misbehave(
                Misbehaviour.on(
                        CREATE,
                        new Fault.Refusal(
                                400, "ValidationException", "Not for on-demand inference.", "")));

        assertThat(host(model)).isEqualTo(new Hosted.Never("Not for on-demand inference."));
    }

    @Test
    void a_quota_or_a_missing_right_is_not_the_end() {
        var model = tuned();
        aws.server.misbehave(
                Misbehaviour.on(
                        CREATE,
                        new Fault.Refusal(400, "ServiceQuotaExceededException", "Too many.", "")));
        assertThatThrownBy(() -> host(model)).isInstanceOf(Rejected.class);

        aws.server.misbehave(
                Misbehaviour.on(
                        CREATE, new Fault.Refusal(403, "AccessDeniedException", "No.", "")));
        assertThatThrownBy(() -> host(model))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("bedrock:CreateCustomModelDeployment");
    }

    @Test
    void an_administrator_may_want_no_deployments() {
        aws.withOption("bedrock_on_demand", "false");

        assertThat(provider.hosting(aws.deployment())).isEmpty();
    }

    @Test
    void deleting_takes_the_deployment_and_the_model() {
        var model = tuned();
        var name = ready(model);

        chat.delete(aws.deployment(), name);
        chat.delete(aws.deployment(), name);

        assertThat(aws.server.deployments()).isEmpty();
        assertThat(aws.server.deletedModels()).containsExactly(model);
    }

    @Test
    void a_deletion_that_broke_in_the_middle_is_brought_to_its_end() {
        var model = tuned();
        var name = ready(model);
        for (int i = 0; i < 3; i++) {
            aws.server.misbehave(
                    Misbehaviour.on("DELETE /custom-models/.*", new Fault.DropAfterBytes(0)));
        }

        assertThatThrownBy(() -> chat.delete(aws.deployment(), name))
                .isInstanceOf(Unavailable.class);
        assertThat(aws.server.deletedModels()).isEmpty();

        chat.delete(aws.deployment(), name);
        assertThat(aws.server.deletedModels()).containsExactly(model);
    }

    @Test
    void a_model_whose_deployment_still_stands_is_deleted_later() {
        var name = ready(tuned());
        aws.server.misbehave(
                Misbehaviour.on(
                        "DELETE /custom-models/.*",
                        new Fault.Refusal(400, "ConflictException", "Deployed.", "")));

        assertThatThrownBy(() -> chat.delete(aws.deployment(), name))
                .isInstanceOfSatisfying(
                        Unavailable.class, it -> assertThat(it.retryAfter()).isPresent());
    }

    @Test
    void a_deployment_alone_leads_to_its_model() {
        var model = tuned();
        ready(model);

        chat.delete(aws.deployment(), aws.server.deployments().getFirst());

        assertThat(aws.server.deletedModels()).containsExactly(model);
    }
}
