package dev.tunegate.application.catalog;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderChoice.Target;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.finetuning.Capabilities;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Refusal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks up what can be done with a model where it can be trained. It is derived from the adapters
 * that would do it, and asks no provider.
 */
@UseCase
public final class FindCapabilities {

    private final Deployments deployments;
    private final ByProvider<FineTuningProvider> providers;
    private final ByProvider<FileStore> stores;
    private final ByProvider<ProviderWords> words;

    public FindCapabilities(
            Deployments deployments,
            ByProvider<FineTuningProvider> providers,
            ByProvider<FileStore> stores,
            ByProvider<ProviderWords> words) {
        this.deployments = deployments;
        this.providers = providers;
        this.stores = stores;
        this.words = words;
    }

    /**
     * The models that the caller may have trained, in the order of the configuration; for an
     * administrator then those by which each provider is described. Deployments of one provider
     * that can do the same are one entry.
     *
     * @param provider only what can be done there
     */
    public List<ModelCapabilities> list(Caller caller, Optional<ProviderId> provider) {
        AccessPolicy.require(caller, Permission.MODELS_READ);
        var catalog = CallersCatalog.of(caller, deployments);
        var configured =
                catalog.deployments().stream()
                        .filter(it -> it.offers(Endpoint.FINE_TUNING) && !it.isPattern())
                        .filter(it -> catalog.permits(caller.models(), it.name()))
                        .flatMap(it -> described(it, true));
        return Stream.concat(configured, known(caller)).filter(at(provider)).distinct().toList();
    }

    /**
     * What can be done with one model. With a provider, and where an account of it serves any
     * model, this may be a model that is not configured.
     *
     * @throws Refusal.NotFound if there is no such model, or none that the caller may use
     */
    public List<ModelCapabilities> of(
            Caller caller, ModelName model, Optional<ProviderId> provider) {
        AccessPolicy.require(caller, Permission.MODELS_READ);
        var catalog = CallersCatalog.of(caller, deployments);
        var trained =
                catalog.permits(caller.models(), model)
                        ? trainable(catalog, model, provider)
                        : List.<ModelDeployment>of();
        var configured = trained.stream().flatMap(it -> described(it, true));
        var others = known(caller).filter(it -> it.model().equals(model)).filter(at(provider));
        var found = Stream.concat(configured, others).distinct().toList();
        if (found.isEmpty()) {
            throw new Refusal.NotFound("model", model.value(), "model", "model_not_found");
        }
        return found;
    }

    /** The names of all parameters that are some provider's own. */
    public Set<String> extensions() {
        var own = new TreeSet<String>();
        Stream.concat(deployments.catalog().deployments().stream(), examples())
                .filter(it -> providers.providers().contains(it.provider()))
                .map(it -> providers.of(it.provider()).terms(it))
                .flatMap(it -> it.methods().values().stream())
                .forEach(it -> own.addAll(it.extensions().keySet()));
        return own;
    }

    private static Predicate<ModelCapabilities> at(Optional<ProviderId> provider) {
        return it -> provider.filter(wanted -> !wanted.equals(it.provider())).isEmpty();
    }

    private static List<ModelDeployment> trainable(
            ModelCatalog catalog, ModelName model, Optional<ProviderId> provider) {
        return provider.map(it -> new Target(Optional.of(it), Optional.empty(), 1))
                .map(it -> catalog.trainable(model, it))
                .orElseGet(() -> catalog.serving(model, Endpoint.FINE_TUNING));
    }

    private Stream<ModelCapabilities> known(Caller caller) {
        return AccessPolicy.allows(caller, Permission.ADMINISTRATION)
                ? examples().flatMap(it -> described(it, false))
                : Stream.empty();
    }

    /** Each provider's models by which it is described, at an account that there is not. */
    private Stream<ModelDeployment> examples() {
        return words.providers().stream()
                .sorted(Comparator.comparing(ProviderId::value))
                .flatMap(
                        it -> words.of(it).knownModels().stream().map(model -> example(it, model)));
    }

    private static ModelDeployment example(ProviderId provider, String model) {
        var account = new Connection("example", Optional.empty(), Optional.empty(), Map.of());
        return new ModelDeployment(
                new DeploymentId("example"),
                new ModelName(model),
                new ModelDeployment.Target(provider, model, account, Map.of()),
                EnumSet.of(Endpoint.FINE_TUNING),
                Set.of());
    }

    /** None where this gateway has no adapter that trains at the provider. */
    private Stream<ModelCapabilities> described(ModelDeployment at, boolean configured) {
        var provider = at.provider();
        if (!providers.providers().contains(provider) || !stores.providers().contains(provider)) {
            return Stream.empty();
        }
        var can = Capabilities.of(providers.of(provider), stores.of(provider), at);
        return Stream.of(new ModelCapabilities(at.name(), provider, configured, can));
    }
}
