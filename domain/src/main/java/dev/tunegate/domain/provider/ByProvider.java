package dev.tunegate.domain.provider;

import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One adapter for each provider, handed out by name. */
public final class ByProvider<T extends ProviderBound> {

    private final Map<ProviderId, T> adapters;

    /**
     * @throws IllegalStateException if two adapters speak for one provider
     */
    public ByProvider(List<T> adapters) {
        this.adapters =
                adapters.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        ProviderBound::provider, Function.identity()));
    }

    /**
     * @throws Refusal.NotSupported if this gateway has no adapter of that kind for the provider
     */
    public T of(ProviderId provider) {
        var adapter = adapters.get(provider);
        if (adapter == null) {
            throw new Refusal.NotSupported(
                    "model", "The provider behind this model does not offer this.");
        }
        return adapter;
    }

    public Set<ProviderId> providers() {
        return adapters.keySet();
    }
}
