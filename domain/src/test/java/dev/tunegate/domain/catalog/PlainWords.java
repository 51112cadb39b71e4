package dev.tunegate.domain.catalog;

import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderId;
import java.util.List;

/** The words of a provider that has none of its own. */
public final class PlainWords implements ProviderWords {

    private final ProviderId provider;
    private List<String> problems = List.of();

    public PlainWords(ProviderId provider) {
        this.provider = provider;
    }

    public static ByProvider<ProviderWords> of(ProviderId provider) {
        return new ByProvider<>(List.of(new PlainWords(provider)));
    }

    /** Finds this wrong with every deployment from now on. */
    public void finding(String... all) {
        problems = List.of(all);
    }

    @Override
    public ProviderId provider() {
        return provider;
    }

    @Override
    public List<String> problems(ModelDeployment at) {
        return problems;
    }

    @Override
    public List<String> knownModels() {
        return List.of();
    }
}
