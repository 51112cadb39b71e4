package dev.tunegate.application.inference;

import dev.tunegate.application.catalog.CallersCatalog;
import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.ModelDeleted;
import dev.tunegate.domain.inference.ServedModel;
import dev.tunegate.domain.inference.ServedModels;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes a tuned model with its checkpoints, at its provider and here. */
@UseCase
public final class DeleteTunedModel {

    private static final Logger LOG = LoggerFactory.getLogger(DeleteTunedModel.class);

    private final Deployments deployments;
    private final ServedModels served;
    private final ByProvider<InferenceProvider> providers;
    private final Transactions transactions;
    private final Announcer announcer;

    public DeleteTunedModel(
            Deployments deployments,
            ServedModels served,
            ByProvider<InferenceProvider> providers,
            Transactions transactions,
            Announcer announcer) {
        this.deployments = deployments;
        this.served = served;
        this.providers = providers;
        this.transactions = transactions;
        this.announcer = announcer;
    }

    /**
     * @throws Refusal.NotFound if there is no such tuned model for this caller
     * @throws Refusal.NotAllowed if it is a configured model
     * @throws Refusal.Unavailable if the provider cannot be reached; the model stays then
     */
    public void delete(Caller caller, String name) {
        AccessPolicy.require(caller, Permission.MODELS_WRITE);
        var wanted = ModelName.of(name, "model");
        var catalog = CallersCatalog.of(caller, deployments);
        if (!catalog.serving(wanted).isEmpty() && catalog.permits(caller.models(), wanted)) {
            throw new Refusal.NotAllowed(
                    "model_not_deletable", "Only tuned models can be deleted.");
        }
        var model =
                served.visibleTo(caller, wanted)
                        .orElseThrow(
                                () ->
                                        new Refusal.NotFound(
                                                "model", name, "model", "model_not_found"));
        AccessPolicy.require(caller, Permission.MODELS_WRITE, Place.of(model.owner()));
        if (model.origin().checkpoint()) {
            throw new Refusal.NotAllowed(
                    "model_not_deletable",
                    "A checkpoint goes together with the model that its job has tuned.");
        }
        served.of(model.job()).forEach(this::deleteAtProvider);
        transactions.run(
                () -> {
                    served.remove(model.name());
                    announcer.announce(caller, new ModelDeleted(model.name()));
                });
    }

    /**
     * Where the deployment is gone, nobody can reach the model any more: ours is all there is. A
     * provider that keeps its checkpoints, or ends them with the model, may refuse to delete one.
     */
    private void deleteAtProvider(ServedModel model) {
        try {
            deployments
                    .find(model.origin().site().deployment())
                    .ifPresent(
                            it ->
                                    providers
                                            .of(it.provider())
                                            .delete(it, model.origin().providerModel()));
        } catch (ProviderFailure.Rejected e) {
            if (model.origin().checkpoint()) {
                LOG.info("a checkpoint stays at its provider: {}", e.reason());
                return;
            }
            throw new Refusal.TurnedDownByProvider(
                    e.status(), "model", e.code().orElse(null), e.reason());
        } catch (ProviderFailure e) {
            throw new Refusal.Unavailable(
                    "provider_unavailable",
                    "The provider could not be reached; the model is still there. Try again.",
                    Duration.ofSeconds(2));
        }
    }
}
