package dev.tunegate.application.catalog;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

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

    /** In an order in which each leg comes first as often as its weight says. */
    public static List<Leg> drawn(List<Leg> legs) {
        var left = new ArrayList<>(legs);
        var order = new ArrayList<Leg>();
        while (!left.isEmpty()) {
            double total = left.stream().mapToDouble(Leg::weight).sum();
            double point = ThreadLocalRandom.current().nextDouble() * total;
            int at = 0;
            while (at < left.size() - 1 && point >= left.get(at).weight()) {
                point -= left.get(at).weight();
                at++;
            }
            order.add(left.remove(at));
        }
        return order;
    }

    /** The deployments of all legs, each once. */
    public List<ModelDeployment> all() {
        return legs.stream().flatMap(it -> it.deployments().stream()).distinct().toList();
    }
}
