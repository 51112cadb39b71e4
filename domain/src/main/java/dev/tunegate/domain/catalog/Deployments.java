package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.OutboundPort;
import java.util.Optional;

/** Where the catalog comes from; ask each time, for it may change while the gateway runs. */
@OutboundPort
public interface Deployments {

    ModelCatalog catalog();

    /**
     * The deployment with this id: one of the catalog's, or one at an account that a caller has
     * brought along.
     */
    Optional<ModelDeployment> find(DeploymentId id);
}
