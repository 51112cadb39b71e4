package dev.tunegate.domain.catalog;

import dev.tunegate.domain.provider.ProviderId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An account that serves whatever model its provider has: {@code finetune_settings} and {@code
 * files_settings} name such accounts, and a caller chooses among them by provider or by name.
 *
 * @param id never holds a {@code ~}: that parts it from the model's name
 * @param options words that only the adapter understands
 */
public record ProviderAccount(
        DeploymentId id, ProviderId provider, Connection connection, Map<String, String> options) {

    public ProviderAccount {
        options = Map.copyOf(options);
        if (DerivedId.isDerived(id)) {
            throw new IllegalArgumentException("the id of a deployment: " + id);
        }
    }

    /**
     * The deployment that serves this model here. Its id holds the model's name, so that it is the
     * same one whenever it is asked for.
     */
    public ModelDeployment serving(ModelName model) {
        return new ModelDeployment(
                DerivedId.of(id, model),
                model,
                new ModelDeployment.Target(provider, model.value(), connection, options),
                EnumSet.allOf(Endpoint.class),
                Set.of());
    }

    /** The id of the account to which a deployment belongs; empty if it belongs to none. */
    public static Optional<DeploymentId> of(DeploymentId deployment) {
        return DerivedId.base(deployment);
    }

    /** Whether the deployment is one of this account's. */
    public boolean has(DeploymentId deployment) {
        return of(deployment).filter(id::equals).isPresent();
    }

    /** The deployment with this id, if it is one of this account's. */
    public Optional<ModelDeployment> find(DeploymentId deployment) {
        return has(deployment) ? DerivedId.model(deployment).map(this::serving) : Optional.empty();
    }
}
