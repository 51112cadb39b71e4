package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider.Hosted;
import dev.tunegate.domain.finetuning.FineTuningProvider.Hosting;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import java.util.Optional;
import software.amazon.awssdk.services.bedrock.model.GetCustomModelDeploymentResponse;
import software.amazon.awssdk.services.bedrock.model.ResourceNotFoundException;

/**
 * Deploys finished models on demand, which costs nothing while nobody calls them. A deployment has
 * our job's id as its name and as its token, so there is one.
 */
final class BedrockHosting implements Hosting {

    private final Bedrock bedrock;

    BedrockHosting(Bedrock bedrock) {
        this.bedrock = bedrock;
    }

    @Override
    public Hosted host(ModelDeployment at, JobId job, String tunedModel) {
        return find(at, job).map(it -> hosted(at, it)).orElseGet(() -> begin(at, job, tunedModel));
    }

    private Hosted begin(ModelDeployment at, JobId job, String tunedModel) {
        var asked =
                Asked.creating(
                        "bedrock:CreateCustomModelDeployment", BedrockAccount.of(at).words());
        try {
            bedrock.failures()
                    .ask(
                            asked,
                            () ->
                                    bedrock.clients(at)
                                            .creating()
                                            .createCustomModelDeployment(
                                                    it ->
                                                            it.modelDeploymentName(job.value())
                                                                    .clientRequestToken(job.value())
                                                                    .modelArn(tunedModel)));
            return new Hosted.Coming();
        } catch (Rejected refused) {
            return switch (refused.status()) {
                case 409 -> new Hosted.Coming();
                case 429 -> throw refused;
                default -> new Hosted.Never(refused.reason());
            };
        }
    }

    private Optional<GetCustomModelDeploymentResponse> find(ModelDeployment at, JobId job) {
        return bedrock.failures()
                .ask(
                        Asked.repeatable(BedrockAccount.of(at), "bedrock:GetCustomModelDeployment"),
                        () -> {
                            try {
                                return Optional.of(
                                        bedrock.clients(at)
                                                .bedrock()
                                                .getCustomModelDeployment(
                                                        it ->
                                                                it.customModelDeploymentIdentifier(
                                                                        job.value())));
                            } catch (ResourceNotFoundException _) {
                                return Optional.empty();
                            }
                        });
    }

    private static Hosted hosted(ModelDeployment at, GetCustomModelDeploymentResponse found) {
        return switch (found.status()) {
            case ACTIVE ->
                    new Hosted.Ready(
                            new TunedModel(
                                            Optional.of(found.customModelDeploymentArn()),
                                            Optional.of(found.modelArn()))
                                    .name());
            case CREATING, UNKNOWN_TO_SDK_VERSION -> new Hosted.Coming();
            case FAILED ->
                    new Hosted.Never(
                            BedrockAccount.of(at)
                                    .words()
                                    .clean(
                                            Optional.ofNullable(found.failureMessage())
                                                    .orElse("Bedrock gave no reason.")));
        };
    }
}
