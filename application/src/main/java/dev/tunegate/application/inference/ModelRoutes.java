package dev.tunegate.application.inference;

import dev.tunegate.application.catalog.CallersCatalog;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.CheckpointPermissions;
import dev.tunegate.domain.inference.ServedModel;
import dev.tunegate.domain.inference.ServedModels;
import dev.tunegate.domain.shared.Refusal;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Finds where a caller's request to a model goes, with every check of what the caller may use. */
@Step
public final class ModelRoutes {

    private final Deployments deployments;
    private final ServedModels served;
    private final CheckpointPermissions shares;

    public ModelRoutes(Deployments deployments, ServedModels served, CheckpointPermissions shares) {
        this.deployments = deployments;
        this.served = served;
        this.shares = shares;
    }

    /**
     * Where a request goes, and under which name.
     *
     * @param shared whether the model is somebody else's, who lets the caller call it
     * @param still whether a caller may use the model, as everything stands at that moment
     */
    public record Route(
            ModelDeployment at, String providerModel, boolean shared, Consumer<Caller> still) {}

    /**
     * @throws Refusal.NotFound if there is no such model, or none that the caller may know of
     * @throws Refusal.NotAllowed if the model is configured but not granted
     * @throws Refusal.NotSupported if the model is configured for other things
     */
    public Route of(Caller caller, Endpoint endpoint, ModelName name) {
        return catalog(caller).serving(name).isEmpty()
                ? tuned(caller, name)
                : configured(caller, endpoint, name);
    }

    private Route configured(Caller caller, Endpoint endpoint, ModelName name) {
        requirePermitted(caller, name);
        var offering = catalog(caller).serving(name, endpoint);
        if (offering.isEmpty()) {
            throw lacks(name, endpoint);
        }
        var at = offering.get(ThreadLocalRandom.current().nextInt(offering.size()));
        return new Route(at, at.target().model(), false, it -> requirePermitted(it, name));
    }

    static Refusal lacks(ModelName name, Endpoint endpoint) {
        return new Refusal.NotSupported(
                "model", "The model '" + name + "' does not answer " + endpoint.path() + ".");
    }

    private ModelCatalog catalog(Caller caller) {
        return CallersCatalog.of(caller, deployments);
    }

    private void requirePermitted(Caller caller, ModelName name) {
        var catalog = catalog(caller);
        if (!catalog.permits(caller.models(), name)) {
            throw notAllowed(name);
        }
        if (catalog.isBlocked(name)) {
            throw blocked(name);
        }
    }

    private static Refusal notAllowed(ModelName name) {
        return new Refusal.NotAllowed(
                "model_not_allowed", "This key may not use the model '" + name + "'.");
    }

    private static Refusal blocked(ModelName name) {
        return new Refusal.NotAllowed("model_blocked", "The model '" + name + "' is blocked.");
    }

    private Route tuned(Caller caller, ModelName name) {
        var model = served.visibleTo(caller, name).orElseThrow(() -> notFound(name));
        requireTuned(caller, model);
        return new Route(
                deploymentOf(model),
                model.origin().providerModel(),
                !caller.sees(model.owner()),
                it -> requireTuned(it, model));
    }

    private void requireTuned(Caller caller, ServedModel model) {
        if (!caller.sees(model.owner()) && !model.isShared(caller, shares.teams(model.name()))) {
            throw notFound(model.name());
        }
        var base = model.origin().base();
        if (!catalog(caller).permitsTuned(model.bounds(caller), model.name(), base)) {
            throw notAllowed(model.name());
        }
        if (deploymentOf(model).blocked()) {
            throw blocked(model.name());
        }
    }

    private static Refusal notFound(ModelName name) {
        return new Refusal.NotFound("model", name.value(), "model", "model_not_found");
    }

    private ModelDeployment deploymentOf(ServedModel model) {
        return deployments
                .find(model.origin().site().deployment())
                .orElseThrow(
                        () ->
                                new Refusal.WrongState(
                                        "deployment_gone",
                                        "The deployment of this model is not configured any more."));
    }
}
