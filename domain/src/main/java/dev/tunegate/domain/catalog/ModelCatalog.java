package dev.tunegate.domain.catalog;

import dev.tunegate.domain.catalog.ProviderChoice.Target;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All deployments at one moment, in the order of the configuration.
 *
 * @param accounts those that serve any model, for callers who choose them
 */
public record ModelCatalog(List<ModelDeployment> deployments, List<ProviderAccount> accounts) {

    /**
     * @throws IllegalArgumentException if two deployments or two accounts carry one id
     */
    public ModelCatalog {
        deployments = List.copyOf(deployments);
        accounts = List.copyOf(accounts);
        requireDistinct(deployments.stream().map(ModelDeployment::id).toList());
        requireDistinct(accounts.stream().map(ProviderAccount::id).toList());
    }

    /** Without accounts to choose from. */
    public ModelCatalog(List<ModelDeployment> deployments) {
        this(deployments, List.of());
    }

    private static void requireDistinct(List<DeploymentId> ids) {
        if (Set.copyOf(ids).size() != ids.size()) {
            throw new IllegalArgumentException("two deployments share an id");
        }
    }

    public Optional<ModelDeployment> find(DeploymentId id) {
        return deployments.stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .or(() -> accounts.stream().flatMap(it -> it.find(id).stream()).findFirst());
    }

    /** The deployments behind a public name; none if the name is unknown. */
    public List<ModelDeployment> serving(ModelName name) {
        return deployments.stream().filter(it -> it.name().equals(name)).toList();
    }

    public List<ModelDeployment> serving(ModelName name, Endpoint endpoint) {
        return serving(name).stream().filter(it -> it.offers(endpoint)).toList();
    }

    /**
     * The deployments where this model may be trained that one of the caller's targets names: those
     * of the configuration, or else, under the provider's own name for the model, those of the
     * accounts.
     */
    public List<ModelDeployment> trainable(ModelName name, Target target) {
        var configured =
                serving(name, Endpoint.FINE_TUNING).stream()
                        .filter(it -> target.names(it.provider(), it.connection()))
                        .toList();
        return configured.isEmpty() ? ofAccounts(name, target) : configured;
    }

    private List<ModelDeployment> ofAccounts(ModelName name, Target target) {
        return accounts.stream()
                .filter(it -> target.names(it.provider(), it.connection()))
                .map(it -> it.serving(name))
                .toList();
    }

    /** The public names, each once. */
    public Set<ModelName> names() {
        return deployments.stream()
                .map(ModelDeployment::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public boolean permits(ModelAccess access, ModelName name) {
        return access.permit(name, groupsOf(name));
    }

    /** Whoever may use the model that was tuned may use what came of it, and its checkpoints. */
    public boolean permitsTuned(ModelAccess access, ModelName tuned, ModelName base) {
        return permits(access, base) || permits(access, tuned);
    }

    public Set<String> groupsOf(ModelName name) {
        return serving(name).stream()
                .flatMap(it -> it.accessGroups().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
