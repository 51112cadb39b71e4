package dev.tunegate.providers.simulator;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderId;
import java.util.List;
import java.util.Set;

/** How configurations speak of the simulator. */
public final class SimulatorWords implements ProviderWords {

    @Override
    public ProviderId provider() {
        return Notes.SIMULATOR;
    }

    @Override
    public Set<String> modelWords() {
        return SimulatorOptions.WORDS;
    }

    @Override
    public boolean needsNoAccount() {
        return true;
    }

    @Override
    public List<String> problems(ModelDeployment at) {
        try {
            SimulatorOptions.of(at);
            return List.of();
        } catch (Misconfigured e) {
            return List.of(e.reason());
        }
    }

    @Override
    public List<String> knownModels() {
        return List.of("tiny");
    }
}
