package dev.tunegate.application.organization;

import dev.tunegate.application.access.GrantWords;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.organization.Organization;
import dev.tunegate.domain.shared.Refusal;
import java.util.Set;

/** Sees to it that an organization's teams are given nothing that it has not got itself. */
@Step
public final class ModelBounds {

    private static final Set<String> HARMLESS =
            Set.of(ModelGrants.NO_MODEL, ModelGrants.TEAMS_MODELS);

    private final Deployments deployments;
    private final GrantWords words;

    public ModelBounds(Deployments deployments, GrantWords words) {
        this.deployments = deployments;
        this.words = words;
    }

    /**
     * @throws Refusal.InvalidInput if a name reaches further than the organization's models do
     */
    void require(ModelGrants wanted, Organization organization) {
        var bound = words.meaningOf(organization.profile().models());
        wanted.names().stream()
                .filter(it -> !HARMLESS.contains(it))
                .filter(it -> !isWithin(it, bound))
                .findFirst()
                .ifPresent(
                        it -> {
                            throw new Refusal.InvalidInput(
                                    "models",
                                    "model_not_allowed",
                                    "'"
                                            + it
                                            + "' is beyond the models of the organization '"
                                            + organization.displayName()
                                            + "'.");
                        });
    }

    /** A name with a star may grow: it must stand in the bound just so. */
    private boolean isWithin(String name, ModelGrants bound) {
        if (bound.names().contains(ModelGrants.NO_MODEL)) {
            return false;
        }
        return bound.names().contains(ModelGrants.EVERY_MODEL)
                || bound.names().contains(name)
                || (!name.equals(ModelGrants.EVERY_MODEL)
                        && !ModelGrants.isPattern(name)
                        && bound.permit(new ModelName(name), groupsOf(name)));
    }

    private Set<String> groupsOf(String model) {
        return deployments.catalog().groupsOf(new ModelName(model));
    }
}
