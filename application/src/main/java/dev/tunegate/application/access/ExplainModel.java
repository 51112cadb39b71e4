package dev.tunegate.application.access;

import dev.tunegate.application.access.Explanation.Check;
import dev.tunegate.application.access.Explanation.Reason;
import dev.tunegate.application.catalog.CallersCatalog;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelAccess;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.inference.ServedModel;
import dev.tunegate.domain.inference.ServedModels;
import java.util.ArrayList;
import java.util.List;

/** Says whether there is a model for some use, and which bounds grant it. */
@Step
public final class ExplainModel {

    private final Deployments deployments;
    private final ServedModels served;

    public ExplainModel(Deployments deployments, ServedModels served) {
        this.deployments = deployments;
        this.served = served;
    }

    List<Reason> reasons(Caller holder, ModelName name, Operation operation) {
        if (holder.isRehearsing() && deployments.rehearsal().isEmpty()) {
            return List.of(
                    new Reason(
                            Check.MODEL,
                            name.value(),
                            false,
                            "The simulator, where keys for tests do everything, is turned off."));
        }
        return switch (operation) {
            case FILES, FINE_TUNING -> configured(holder, name, operation);
            case CHAT, MODELS -> served(holder, name, operation);
            case MANAGE_KEYS,
                    MANAGE_MEMBERS,
                    MANAGE_TEAMS,
                    MANAGE_USERS,
                    MANAGE_MODELS,
                    MANAGE_CREDENTIALS ->
                    List.of();
        };
    }

    private ModelCatalog catalog(Caller holder) {
        return CallersCatalog.of(holder, deployments);
    }

    /** Configured models go before tuned ones of the same name. */
    private List<Reason> served(Caller holder, ModelName name, Operation operation) {
        if (!catalog(holder).serving(name).isEmpty()) {
            return configured(holder, name, operation);
        }
        return served.visibleTo(holder, name)
                .map(it -> tuned(holder, it))
                .orElseGet(
                        () ->
                                List.of(
                                        new Reason(
                                                Check.MODEL,
                                                name.value(),
                                                false,
                                                "There is no such model, or none that the key's"
                                                        + " holder may know of.")));
    }

    private List<Reason> configured(Caller holder, ModelName name, Operation operation) {
        var catalog = catalog(holder);
        var reasons = new ArrayList<Reason>();
        boolean there =
                operation
                        .endpoint()
                        .map(it -> !catalog.serving(name, it).isEmpty())
                        .orElse(!catalog.serving(name).isEmpty());
        reasons.add(
                new Reason(
                        Check.MODEL,
                        name.value(),
                        there,
                        there
                                ? "It is configured, and offers this."
                                : "No deployment of that name offers this; a request that names a"
                                        + " provider may reach an account all the same."));
        if (catalog.isBlocked(name)) {
            reasons.add(new Reason(Check.MODEL, name.value(), false, "It is blocked."));
        }
        reasons.addAll(bounds(catalog, holder.models(), name));
        return reasons;
    }

    /** Whoever may use the model that was tuned may use what came of it. */
    private List<Reason> tuned(Caller holder, ServedModel model) {
        var catalog = catalog(holder);
        var reasons = new ArrayList<Reason>();
        reasons.add(
                new Reason(
                        Check.MODEL,
                        model.name().value(),
                        true,
                        "It was tuned from '" + model.origin().base() + "'."));
        var access = model.bounds(holder);
        boolean itself = catalog.permits(access, model.name());
        var asked = itself ? model.name() : model.origin().base();
        reasons.addAll(bounds(catalog, access, asked));
        return reasons;
    }

    private static List<Reason> bounds(ModelCatalog catalog, ModelAccess access, ModelName name) {
        return access.bounds().stream()
                .map(
                        it ->
                                new Reason(
                                        Check.MODEL_BOUND,
                                        it.whose(),
                                        catalog.permits(new ModelAccess(List.of(it)), name),
                                        "It grants "
                                                + (it.grants().names().isEmpty()
                                                        ? "nothing"
                                                        : String.join(", ", it.grants().names()))
                                                + "; asked for is '"
                                                + name
                                                + "'."))
                .toList();
    }
}
