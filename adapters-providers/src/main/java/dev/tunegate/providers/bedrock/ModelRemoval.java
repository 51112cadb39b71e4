package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.bedrock.model.ResourceNotFoundException;

/**
 * Deletes tuned models: first the deployment, then the model. What is gone already is no matter.
 */
final class ModelRemoval {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Bedrock bedrock;

    ModelRemoval(Bedrock bedrock) {
        this.bedrock = bedrock;
    }

    /**
     * @throws Unavailable if Bedrock is still taking the deployment down: the model can be deleted
     *     only then
     */
    void remove(ModelDeployment at, TunedModel tuned) {
        var model = tuned.model().or(() -> tuned.deployment().flatMap(it -> modelOf(at, it)));
        tuned.deployment()
                .ifPresent(
                        it ->
                                delete(
                                        at,
                                        "bedrock:DeleteCustomModelDeployment",
                                        () ->
                                                bedrock.clients(at)
                                                        .bedrock()
                                                        .deleteCustomModelDeployment(
                                                                by ->
                                                                        by
                                                                                .customModelDeploymentIdentifier(
                                                                                        it))));
        model.ifPresent(
                it ->
                        delete(
                                at,
                                "bedrock:DeleteCustomModel",
                                () ->
                                        bedrock.clients(at)
                                                .bedrock()
                                                .deleteCustomModel(by -> by.modelIdentifier(it))));
    }

    private Optional<String> modelOf(ModelDeployment at, String deployment) {
        var asked = Asked.repeatable(BedrockAccount.of(at), "bedrock:GetCustomModelDeployment");
        return bedrock.failures()
                .ask(
                        asked,
                        () -> {
                            try {
                                return Optional.of(
                                        bedrock.clients(at)
                                                .bedrock()
                                                .getCustomModelDeployment(
                                                        it ->
                                                                it.customModelDeploymentIdentifier(
                                                                        deployment))
                                                .modelArn());
                            } catch (ResourceNotFoundException _) {
                                return Optional.empty();
                            }
                        });
    }

    private void delete(ModelDeployment at, String right, Runnable call) {
        try {
            bedrock.failures()
                    .ask(
                            Asked.repeatable(BedrockAccount.of(at), right),
                            () -> {
                                call.run();
                                return right;
                            });
        } catch (Rejected refused) {
            if (refused.status() == 409) {
                throw new Unavailable(
                        "Bedrock is still taking the model's deployment down.", SOON, refused);
            }
            if (refused.status() != 404) {
                throw refused;
            }
        }
    }
}
