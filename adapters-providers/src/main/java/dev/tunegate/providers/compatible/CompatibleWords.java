package dev.tunegate.providers.compatible;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.openaiwire.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How configurations speak of hosts that are compatible with OpenAI. */
public final class CompatibleWords implements ProviderWords {

    static final ProviderId COMPATIBLE = new ProviderId("openai-compatible");

    @Override
    public ProviderId provider() {
        return COMPATIBLE;
    }

    @Override
    public Set<String> otherNames() {
        return Set.of("openai_compatible", "custom_openai");
    }

    @Override
    public Set<String> modelWords() {
        return Declared.WORDS;
    }

    @Override
    public List<String> problems(ModelDeployment at) {
        var problems = new ArrayList<>(Declared.problems(at));
        if (at.connection().baseUrl().isEmpty()) {
            problems.add("A host that is compatible with OpenAI needs an api_base.");
        }
        return problems;
    }

    @Override
    public List<String> knownModels() {
        return List.of("any-model");
    }
}
