package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.OutboundPort;
import java.util.Optional;

/** Where the catalog comes from; ask each time, for it may change while the gateway runs. */
@OutboundPort
public interface Deployments {

    ModelCatalog catalog();

    /**
     * The same models for those who only rehearse: all of them at the simulator. Empty where the
     * simulator is turned off.
     */
    Optional<ModelCatalog> rehearsal();

    /**
     * Whatever was changed and stored until now, this node knows from the next question on; others
     * learn of it by themselves.
     */
    void refresh();

    /**
     * The deployment with this id: one of the catalog's, blocked or not, one of the rehearsal's, or
     * one at an account that a caller has brought along.
     */
    Optional<ModelDeployment> find(DeploymentId id);
}
