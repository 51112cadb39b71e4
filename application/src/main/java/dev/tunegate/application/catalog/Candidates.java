package dev.tunegate.application.catalog;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderChoice;
import java.util.List;

/**
 * Where a job may go, as its caller chose.
 *
 * @param legs one for each of the caller's targets, in their order; at least one
 */
public record Candidates(ProviderChoice.Order order, List<Leg> legs) {

    /** The deployments behind one target; at least one. */
    public record Leg(double weight, List<ModelDeployment> deployments) {

        public Leg {
            deployments = List.copyOf(deployments);
        }
    }

    public Candidates {
        legs = List.copyOf(legs);
    }

    /** The deployments of all legs, each once. */
    public List<ModelDeployment> all() {
        return legs.stream().flatMap(it -> it.deployments().stream()).distinct().toList();
    }
}
