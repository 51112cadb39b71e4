package dev.tunegate.api.routing;

import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.catalog.ProviderChoice.Order;
import dev.tunegate.domain.catalog.ProviderChoice.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** One target, or several of which one gets the job. */
sealed interface Plan {

    double weight();

    /** In the order in which they are tried; what is left to chance is drawn anew. */
    List<Target> targets();

    ProviderChoice choice();

    /** One target, or none where a config names none. */
    record One(double weight, Optional<Target> target) implements Plan {

        @Override
        public List<Target> targets() {
            return target.stream().toList();
        }

        @Override
        public ProviderChoice choice() {
            return new ProviderChoice(targets(), Order.ANY);
        }
    }

    /** Several targets, some of which may be several themselves. */
    record Several(double weight, Order order, List<Plan> plans) implements Plan {

        public Several {
            plans = List.copyOf(plans);
        }

        @Override
        public List<Target> targets() {
            var inOrder = order == Order.WEIGHTED ? drawn(plans) : plans;
            return inOrder.stream().flatMap(it -> it.targets().stream()).toList();
        }

        /** A group inside a group is put in order here, and the whole becomes one such order. */
        @Override
        public ProviderChoice choice() {
            boolean isFlat = plans.stream().allMatch(One.class::isInstance);
            return isFlat
                    ? new ProviderChoice(
                            plans.stream().flatMap(it -> it.targets().stream()).toList(), order)
                    : new ProviderChoice(targets(), Order.FALLBACK);
        }

        /**
         * Each comes first as often as its weight says, also among any part of them: each waits for
         * a time whose mean is the inverse of its weight, and the shortest wait comes first.
         */
        private static List<Plan> drawn(List<Plan> plans) {
            return plans.stream()
                    .map(it -> Map.entry(wait(it.weight()), it))
                    .sorted(Comparator.comparingDouble(Map.Entry::getKey))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        private static double wait(double weight) {
            return ThreadLocalRandom.current().nextExponential() / weight;
        }
    }
}
