package dev.tunegate.domain.catalog;

import dev.tunegate.domain.provider.ProviderId;
import java.util.List;
import java.util.Optional;

/**
 * Where a caller wants a model to be trained, as far as they said so. Only deployments that the
 * catalog has are ever chosen, and only for a model that the caller may use.
 *
 * @param targets none means anywhere; else each names some of the model's deployments
 * @param brought the caller's own account, which then is the only place
 */
public record ProviderChoice(List<Target> targets, Order order, Optional<ProviderAccount> brought) {

    /** Which of the targets gets a job. */
    public enum Order {
        /** Whichever deployment the gateway would take. */
        ANY,
        /** The first that can take the job. */
        FALLBACK,
        /** One at random, as often as its weight says, among those that can take the job. */
        WEIGHTED
    }

    /**
     * The deployments of one provider, or of one stored account.
     *
     * @param connection the account's name, as {@code litellm_credential_name} gives it
     * @param weight above 0; only {@link Order#WEIGHTED} looks at it
     */
    public record Target(
            Optional<ProviderId> provider, Optional<String> connection, double weight) {

        public Target {
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("not a weight: " + weight);
            }
        }

        public boolean names(ProviderId other, Connection account) {
            return provider.filter(it -> !it.equals(other)).isEmpty()
                    && connection.filter(it -> !it.equals(account.name())).isEmpty();
        }
    }

    public static final ProviderChoice NONE = new ProviderChoice(List.of(), Order.ANY);

    public ProviderChoice(List<Target> targets, Order order) {
        this(targets, order, Optional.empty());
    }

    /** At an account that the caller has brought along, and nowhere else. */
    public static ProviderChoice of(ProviderAccount brought) {
        return new ProviderChoice(List.of(), Order.ANY, Optional.of(brought));
    }

    public ProviderChoice {
        targets = List.copyOf(targets);
    }

    public static ProviderChoice of(ProviderId provider) {
        var target = new Target(Optional.of(provider), Optional.empty(), 1);
        return new ProviderChoice(List.of(target), Order.ANY);
    }

    public boolean isNone() {
        return targets.isEmpty() && brought.isEmpty();
    }
}
