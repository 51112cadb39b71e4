package dev.tunegate.domain.catalog;

import dev.tunegate.domain.provider.ProviderId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One place where a public model can be trained and called: a provider's model behind an account.
 */
public record ModelDeployment(
        DeploymentId id,
        ModelName name,
        Target target,
        Set<Endpoint> supports,
        Set<String> accessGroups) {

    /**
     * What the provider is asked for.
     *
     * @param model the provider's own name of the model
     * @param options words that only the adapter understands, such as the simulator's duration
     */
    public record Target(
            ProviderId provider, String model, Connection connection, Map<String, String> options) {

        public Target {
            options = Map.copyOf(options);
        }
    }

    public ModelDeployment {
        supports = Set.copyOf(supports);
        accessGroups = Set.copyOf(accessGroups);
    }

    public ProviderId provider() {
        return target.provider();
    }

    public Connection connection() {
        return target.connection();
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(target.options().get(name));
    }

    public boolean offers(Endpoint endpoint) {
        return supports.contains(endpoint);
    }
}
