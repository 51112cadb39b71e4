package dev.tunegate.domain.catalog;

import dev.tunegate.domain.catalog.ProviderChoice.Target;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All deployments at one moment, in the order of the configuration.
 *
 * @param accounts those that serve any model, for callers who choose them
 * @param groups access groups by their names, beside those that deployments name themselves
 */
public record ModelCatalog(
        List<ModelDeployment> deployments,
        List<ProviderAccount> accounts,
        Map<String, Set<String>> groups) {

    /**
     * @throws IllegalArgumentException if two deployments or two accounts carry one id
     */
    public ModelCatalog {
        deployments = List.copyOf(deployments);
        accounts = List.copyOf(accounts);
        groups = Map.copyOf(groups);
        requireDistinct(deployments.stream().map(ModelDeployment::id).toList());
        requireDistinct(accounts.stream().map(ProviderAccount::id).toList());
    }

    /** Without accounts to choose from. */
    public ModelCatalog(List<ModelDeployment> deployments) {
        this(deployments, List.of());
    }

    /** Without further access groups. */
    public ModelCatalog(List<ModelDeployment> deployments, List<ProviderAccount> accounts) {
        this(deployments, accounts, Map.of());
    }

    private static void requireDistinct(List<DeploymentId> ids) {
        if (Set.copyOf(ids).size() != ids.size()) {
            throw new IllegalArgumentException("two deployments share an id");
        }
    }

    public Optional<ModelDeployment> find(DeploymentId id) {
        return deployments.stream()
                .flatMap(it -> it.find(id).stream())
                .findFirst()
                .or(() -> accounts.stream().flatMap(it -> it.find(id).stream()).findFirst());
    }

    /**
     * The deployments behind a public name; none if the name is unknown. A deployment of this very
     * name counts for more than a pattern, and a longer pattern for more than a shorter one.
     */
    public List<ModelDeployment> serving(ModelName name) {
        var exact =
                deployments.stream()
                        .filter(it -> !it.isPattern() && it.name().equals(name))
                        .toList();
        return exact.isEmpty() ? fitting(name) : exact;
    }

    private List<ModelDeployment> fitting(ModelName name) {
        var fitting = deployments.stream().filter(it -> it.isPattern() && it.serves(name)).toList();
        int closest = fitting.stream().mapToInt(ModelDeployment::closeness).max().orElse(0);
        return fitting.stream()
                .filter(it -> it.closeness() == closest)
                .map(it -> it.serving(name))
                .toList();
    }

    /** Whether there is such a model, but nothing may be sent to it. */
    public boolean isBlocked(ModelName name) {
        var all = serving(name);
        return !all.isEmpty() && all.stream().allMatch(ModelDeployment::blocked);
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

    /** The public names, each once; patterns are none. */
    public Set<ModelName> names() {
        return deployments.stream()
                .filter(it -> !it.isPattern() && !it.blocked())
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
        return Stream.concat(
                        serving(name).stream().flatMap(it -> it.accessGroups().stream()),
                        groups.entrySet().stream()
                                .filter(it -> it.getValue().contains(name.value()))
                                .map(Map.Entry::getKey))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names and patterns in an access group; none if there is no such group. */
    public Set<String> inGroup(String group) {
        return Stream.concat(
                        groups.getOrDefault(group, Set.of()).stream(),
                        deployments.stream()
                                .filter(it -> it.accessGroups().contains(group))
                                .map(it -> it.name().value()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether a word in somebody's grants means anything here: a model, a pattern as it is written
     * in the catalog, or an access group. Where accounts serve any model, every word may.
     */
    public boolean knows(String word) {
        return !accounts.isEmpty()
                || groups.containsKey(word)
                || deployments.stream()
                        .anyMatch(
                                it ->
                                        it.name().value().equals(word)
                                                || it.accessGroups().contains(word))
                || (ModelName.fits(word) && !serving(new ModelName(word)).isEmpty());
    }

    /** The same models, all of them served by this account alone. */
    public ModelCatalog at(ProviderAccount only) {
        var all = new LinkedHashMap<ModelName, ModelDeployment>();
        deployments.stream()
                .filter(it -> !it.blocked())
                .map(it -> moved(it, only))
                .forEach(it -> all.merge(it.name(), it, ModelCatalog::joined));
        return new ModelCatalog(List.copyOf(all.values()), List.of(only), groups);
    }

    private static ModelDeployment moved(ModelDeployment from, ProviderAccount to) {
        var moved = to.serving(from.name());
        return new ModelDeployment(
                moved.id(), moved.name(), moved.target(), from.supports(), from.accessGroups());
    }

    private static ModelDeployment joined(ModelDeployment one, ModelDeployment other) {
        return new ModelDeployment(
                one.id(),
                one.name(),
                one.target(),
                union(one.supports(), other.supports()),
                union(one.accessGroups(), other.accessGroups()));
    }

    private static <T> Set<T> union(Set<T> some, Set<T> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }
}
