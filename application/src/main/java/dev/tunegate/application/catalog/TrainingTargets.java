package dev.tunegate.application.catalog;

import dev.tunegate.application.catalog.Candidates.Leg;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.catalog.Rehearsal;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;

/** Finds the deployments where a caller may have a model trained, among those they chose. */
@Step
public final class TrainingTargets {

    private final Deployments deployments;

    public TrainingTargets(Deployments deployments) {
        this.deployments = deployments;
    }

    /**
     * @param param the parameter that names the model, for refusals
     * @throws Refusal.NotAllowed if the caller may not use the model
     * @throws Refusal.InvalidInput if there is no such model, or none that can be trained where the
     *     caller wants it
     */
    public Candidates candidates(
            Caller caller, ModelName model, ProviderChoice choice, String param) {
        var catalog = CallersCatalog.of(caller, deployments);
        requireGranted(catalog, caller, model);
        if (caller.isRehearsing()) {
            return rehearsed(catalog, model, choice, param);
        }
        if (choice.brought().isPresent()) {
            var own = choice.brought().get().serving(model);
            return new Candidates(ProviderChoice.Order.ANY, List.of(new Leg(1, List.of(own))));
        }
        return choice.isNone()
                ? anywhere(catalog, model, param)
                : chosen(catalog, model, choice, param);
    }

    /**
     * A provider asks the models that a grader names at the operator's expense: they are no way
     * around what a caller may use.
     *
     * @throws Refusal.NotAllowed if the caller may not use the model
     */
    public void requireUsable(Caller caller, ModelName model) {
        var catalog = CallersCatalog.of(caller, deployments);
        requireGranted(catalog, caller, model);
        requireOpen(catalog, model);
    }

    /**
     * A model that is configured must be the caller's to use. One that is not may be a tuned one,
     * of which others know.
     *
     * @throws Refusal.NotAllowed if the caller may not use the model
     */
    public void requireUsableOrTuned(Caller caller, ModelName model) {
        if (!CallersCatalog.of(caller, deployments).serving(model).isEmpty()) {
            requireUsable(caller, model);
        }
    }

    /** Whatever was chosen must be there, but the simulator does it. */
    private Candidates rehearsed(
            ModelCatalog rehearsal, ModelName model, ProviderChoice choice, String param) {
        if (choice.isNone()) {
            return anywhere(rehearsal, model, param);
        }
        if (choice.brought().isEmpty()) {
            chosen(deployments.catalog(), model, choice, param);
        }
        var served = rehearsal.serving(model, Endpoint.FINE_TUNING);
        var at = served.isEmpty() ? List.of(Rehearsal.ACCOUNT.serving(model)) : served;
        return new Candidates(ProviderChoice.Order.ANY, List.of(new Leg(1, at)));
    }

    private static void requireGranted(ModelCatalog catalog, Caller caller, ModelName model) {
        if (!catalog.permits(caller.models(), model)) {
            throw new Refusal.NotAllowed(
                    "model_not_allowed", "This key may not use the model '" + model + "'.");
        }
    }

    private static Candidates anywhere(ModelCatalog catalog, ModelName model, String param) {
        if (catalog.serving(model).isEmpty()) {
            throw new Refusal.InvalidInput(
                    param, "model_not_found", "The model '" + model + "' does not exist.");
        }
        requireOpen(catalog, model);
        var tunable = catalog.serving(model, Endpoint.FINE_TUNING);
        if (tunable.isEmpty()) {
            throw new Refusal.InvalidInput(
                    param,
                    "model_not_tunable",
                    "The model '" + model + "' cannot be fine-tuned here.");
        }
        return new Candidates(ProviderChoice.Order.ANY, List.of(new Leg(1, tunable)));
    }

    private static void requireOpen(ModelCatalog catalog, ModelName model) {
        if (catalog.isBlocked(model)) {
            throw new Refusal.NotAllowed("model_blocked", "The model '" + model + "' is blocked.");
        }
    }

    private static Candidates chosen(
            ModelCatalog catalog, ModelName model, ProviderChoice choice, String param) {
        var legs =
                choice.targets().stream()
                        .map(it -> new Leg(it.weight(), catalog.trainable(model, it)))
                        .filter(it -> !it.deployments().isEmpty())
                        .toList();
        if (legs.isEmpty()) {
            throw new Refusal.InvalidInput(
                    param,
                    "model_not_found",
                    "The model '"
                            + model
                            + "' is not served where this request wants it: no deployment of it and"
                            + " no account is configured for "
                            + words(choice)
                            + ".");
        }
        return new Candidates(choice.order(), legs);
    }

    private static String words(ProviderChoice choice) {
        return String.join(" or ", choice.targets().stream().map(TrainingTargets::words).toList());
    }

    private static String words(ProviderChoice.Target target) {
        var provider = target.provider().map(it -> "the provider '" + it + "'");
        var account = target.connection().map(it -> "the account '" + it + "'");
        return provider.flatMap(it -> account.map(name -> name + " of " + it))
                .or(() -> provider)
                .or(() -> account)
                .orElse("any provider");
    }
}
