package dev.tunegate.application.batch;

import dev.tunegate.application.catalog.CallersCatalog;
import dev.tunegate.application.catalog.Candidates;
import dev.tunegate.application.catalog.Candidates.Leg;
import dev.tunegate.application.inference.ModelRoutes;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.batch.BatchRoute;
import dev.tunegate.domain.batch.BatchRoute.InputCopy;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.finetuning.Placement;
import dev.tunegate.domain.finetuning.Site;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.shared.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Finds where a caller may have a model answer a batch: a configured model, or a tuned one. */
@Step
public final class BatchTargets {

    private final Deployments deployments;
    private final ModelRoutes routes;
    private final ByProvider<BatchProvider> providers;

    public BatchTargets(
            Deployments deployments, ModelRoutes routes, ByProvider<BatchProvider> providers) {
        this.deployments = deployments;
        this.routes = routes;
        this.providers = providers;
    }

    /**
     * @throws Refusal.NotFound if there is no such model, or none that the caller may know of
     * @throws Refusal.NotAllowed if the caller may not use the model, or only call it
     * @throws Refusal.InvalidInput if it is not served where the caller wants it
     * @throws Refusal.NotSupported if none of its providers answers such batches
     */
    BatchRoute choose(Caller caller, ModelName model, ProviderChoice choice, Endpoint endpoint) {
        var catalog = CallersCatalog.of(caller, deployments);
        if (choice.brought().isPresent()) {
            requireGranted(catalog, caller, model);
            return routed(model, List.of(choice.brought().get().serving(model)), endpoint);
        }
        var usual = routes.of(caller, endpoint, model);
        if (catalog.serving(model).isEmpty()) {
            return tuned(model, usual, endpoint);
        }
        var serving = catalog.serving(model, endpoint);
        boolean anywhere = choice.targets().isEmpty() || caller.isRehearsing();
        return routed(
                model, anywhere ? shuffled(serving) : chosen(model, serving, choice), endpoint);
    }

    private static void requireGranted(ModelCatalog catalog, Caller caller, ModelName model) {
        if (!catalog.permits(caller.models(), model)) {
            throw new Refusal.NotAllowed(
                    "model_not_allowed", "This key may not use the model '" + model + "'.");
        }
    }

    /** Those that the caller's targets name, in the order in which they are to be tried. */
    private static List<ModelDeployment> chosen(
            ModelName model, List<ModelDeployment> serving, ProviderChoice choice) {
        var legs =
                choice.targets().stream()
                        .map(it -> new Leg(it.weight(), named(it, serving)))
                        .filter(it -> !it.deployments().isEmpty())
                        .toList();
        if (legs.isEmpty()) {
            throw new Refusal.InvalidInput(
                    "model",
                    "model_not_found",
                    "The model '" + model + "' is not served where this request wants it.");
        }
        return switch (choice.order()) {
            case ANY -> shuffled(all(legs));
            case FALLBACK -> all(legs);
            case WEIGHTED -> all(Candidates.drawn(legs));
        };
    }

    private static List<ModelDeployment> named(
            ProviderChoice.Target target, List<ModelDeployment> serving) {
        return shuffled(
                serving.stream()
                        .filter(it -> target.names(it.provider(), it.connection()))
                        .toList());
    }

    private static List<ModelDeployment> all(List<Leg> legs) {
        return legs.stream().flatMap(it -> it.deployments().stream()).distinct().toList();
    }

    private static List<ModelDeployment> shuffled(List<ModelDeployment> all) {
        var mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, ThreadLocalRandom.current());
        return mixed;
    }

    private BatchRoute routed(ModelName model, List<ModelDeployment> among, Endpoint endpoint) {
        var at =
                among.stream()
                        .filter(it -> answers(it, endpoint))
                        .findFirst()
                        .orElseThrow(() -> unable(model, endpoint));
        return route(model, at.target().model(), at);
    }

    private boolean answers(ModelDeployment at, Endpoint endpoint) {
        return providers.providers().contains(at.provider())
                && providers.of(at.provider()).endpoints(at).contains(endpoint);
    }

    private Refusal unable(ModelName model, Endpoint endpoint) {
        var able =
                providers.providers().stream()
                        .map(it -> it.value())
                        .sorted()
                        .collect(Collectors.joining(", "));
        return new Refusal.NotSupported(
                "model",
                "The provider behind the model '"
                        + model
                        + "' does not answer batches of "
                        + endpoint.path()
                        + ". Providers with batches here: "
                        + able
                        + ".");
    }

    private BatchRoute tuned(ModelName model, ModelRoutes.Route usual, Endpoint endpoint) {
        if (usual.shared()) {
            throw new Refusal.NotAllowed(
                    "model_only_shared",
                    "The model '"
                            + model
                            + "' is shared with your team for calling it; batches would outlive"
                            + " that being taken back.");
        }
        if (!answers(usual.at(), endpoint)) {
            throw unable(model, endpoint);
        }
        return route(model, usual.providerModel(), usual.at());
    }

    private static BatchRoute route(ModelName model, String theirs, ModelDeployment at) {
        return new BatchRoute(model, theirs, new Placement.Chosen(Site.of(at), 0), InputCopy.NONE);
    }
}
