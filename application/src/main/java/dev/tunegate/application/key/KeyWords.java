package dev.tunegate.application.key;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelAccess;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.inference.ServedModels;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.shared.Refusal;
import java.util.Optional;

/**
 * Checks what a key is called and which models it is granted, so that a typing error is found by
 * whoever issues the key and not by whoever gets it.
 */
@Step
public final class KeyWords {

    private static final int MAX_ALIAS = 128;

    private final Deployments deployments;
    private final ServedModels served;

    public KeyWords(Deployments deployments, ServedModels served) {
        this.deployments = deployments;
        this.served = served;
    }

    /**
     * @throws Refusal.InvalidInput if the alias is empty or too long
     */
    public void requireAlias(Optional<String> alias) {
        if (alias.filter(it -> it.isBlank() || it.length() > MAX_ALIAS).isPresent()) {
            throw new Refusal.InvalidInput(
                    "key_alias",
                    "string_above_max_length",
                    "A key's alias has 1 to " + MAX_ALIAS + " characters.");
        }
    }

    /**
     * @throws Refusal.InvalidInput if a model is named that cannot be there, or that the caller may
     *     not use either
     */
    public void requireGrantable(Caller caller, ModelGrants grants, VirtualKey.Holder holder) {
        var catalog = deployments.catalog();
        for (var name : grants.names()) {
            if (name.equals(ModelGrants.TEAMS_MODELS) && holder.team().isEmpty()) {
                throw new Refusal.InvalidInput(
                        "models",
                        "invalid_value",
                        "'" + name + "' is for keys of a team, and this one has none.");
            }
            if (!isSpecial(name)) {
                requireKnown(caller, catalog, name);
                requireWithin(caller.models(), catalog, name);
            }
        }
        if (grants.names().contains(ModelGrants.EVERY_MODEL)) {
            requireWithin(caller.models(), catalog, ModelGrants.EVERY_MODEL);
        }
    }

    private static boolean isSpecial(String name) {
        return name.equals(ModelGrants.EVERY_MODEL)
                || name.equals(ModelGrants.TEAMS_MODELS)
                || name.equals(ModelGrants.NO_MODEL);
    }

    /** Where there is an account that serves any model, any name may be one of its provider's. */
    private void requireKnown(Caller caller, ModelCatalog catalog, String name) {
        var model = ModelName.of(name, "models");
        boolean known =
                ModelGrants.isPattern(name)
                        || catalog.knows(name)
                        || served.visibleTo(caller, model).isPresent();
        if (!known) {
            throw new Refusal.InvalidInput(
                    "models",
                    "model_not_found",
                    "No model or access group is called '" + name + "'.");
        }
    }

    private void requireWithin(ModelAccess bounds, ModelCatalog catalog, String name) {
        bounds.bounds().stream()
                .filter(it -> !holds(it, catalog, name))
                .findFirst()
                .ifPresent(
                        it -> {
                            throw new Refusal.InvalidInput(
                                    "models",
                                    "model_not_allowed",
                                    "You may not grant '"
                                            + name
                                            + "': "
                                            + it.whose()
                                            + " does not grant it to you.");
                        });
    }

    /**
     * A pattern that fits another as a text is the narrower of the two, for its stars are letters
     * that only the other's stars can stand for. A group is held with all of its models.
     */
    private static boolean holds(ModelAccess.Bound bound, ModelCatalog catalog, String name) {
        var model = new ModelName(name);
        if (bound.grants().permit(model, catalog.groupsOf(model))) {
            return true;
        }
        var group = catalog.inGroup(name).stream().map(ModelName::new).toList();
        return !group.isEmpty()
                && group.stream().allMatch(it -> bound.grants().permit(it, catalog.groupsOf(it)));
    }
}
