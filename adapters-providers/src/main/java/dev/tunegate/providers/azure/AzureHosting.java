package dev.tunegate.providers.azure;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider.Hosted;
import dev.tunegate.domain.finetuning.FineTuningProvider.Hosting;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Makes tuned models callable through Azure's Resource Manager: one deployment for each, under its
 * job's id.
 */
final class AzureHosting implements Hosting {

    private static final String STANDARD = "Standard";
    private static final int CAPACITY = 1;

    private final AzureResources manager;

    AzureHosting(AzureResources manager) {
        this.manager = manager;
    }

    @Override
    public Hosted host(ModelDeployment at, JobId job, String tunedModel) {
        var account = new AzureAccount(at.connection());
        if (account.deployments().isEmpty() || account.identity().isEmpty()) {
            return new Hosted.Never(
                    "To have it deployed, an administrator must name azure_subscription_id,"
                            + " azure_resource_group, azure_account_name and a credential of Entra"
                            + " in the account.");
        }
        var name = job.value();
        var there = manager.find(account, name);
        return there.map(it -> state(it, name)).orElseGet(() -> begun(at, name, tunedModel));
    }

    private Hosted begun(ModelDeployment at, String name, String tunedModel) {
        try {
            var account = new AzureAccount(at.connection());
            return state(manager.put(account, name, body(at, tunedModel)), name);
        } catch (Rejected refused) {
            return refused.status() == 409 ? new Hosted.Coming() : never(refused.code());
        }
    }

    /** Description of {@code Microsoft.CognitiveServices} 2024-10-01, seen 2026-11-21. */
    private static String body(ModelDeployment at, String tunedModel) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("sku")
                .put("name", at.option(AzureWords.DEPLOYMENT_SKU).orElse(STANDARD))
                .put(
                        "capacity",
                        at.option(AzureWords.DEPLOYMENT_CAPACITY)
                                .map(Integer::valueOf)
                                .orElse(CAPACITY));
        body.putObject("properties")
                .putObject("model")
                .put("format", "OpenAI")
                .put("name", tunedModel)
                .put("version", "1");
        return body.toString();
    }

    private static Hosted state(JsonNode deployment, String name) {
        return switch (deployment.path("properties").path("provisioningState").asString("")) {
            case "Succeeded" -> new Hosted.Ready(name);
            case "Failed", "Canceled", "Disabled" -> never(Optional.empty());
            default -> new Hosted.Coming();
        };
    }

    /** Azure's own sentence names subscriptions and resources, so only its code is given on. */
    private static Hosted never(Optional<String> code) {
        return new Hosted.Never(
                "Azure did not deploy the model"
                        + code.map(it -> " (" + it + ")").orElse("")
                        + ": an administrator must look at the resource's quota and at"
                        + " azure_deployment_sku.");
    }

    /**
     * Removes the deployment.
     *
     * @return the model that was deployed; empty if there is no deployment any more
     */
    Optional<String> withdrawn(ModelDeployment at, String called) {
        var account = new AzureAccount(at.connection());
        if (account.deployments().isEmpty() || account.identity().isEmpty()) {
            return Optional.of(called);
        }
        var model = manager.find(account, called).map(AzureHosting::model);
        model.ifPresent(_ -> manager.remove(account, called));
        return model.filter(it -> !it.isEmpty());
    }

    private static String model(JsonNode deployment) {
        return deployment.path("properties").path("model").path("name").asString("");
    }
}
