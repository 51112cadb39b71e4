package dev.tunegate.providers.openai;

import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.provider.ProviderId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How configurations speak of OpenAI. */
public final class OpenAiWords implements ProviderWords {

    @Override
    public ProviderId provider() {
        return OpenAiDialect.OPENAI;
    }

    @Override
    public Set<String> accountWords() {
        return Set.of("organization", "project");
    }

    @Override
    public boolean hasPlainModels() {
        return true;
    }

    @Override
    public Optional<URI> usualAddress() {
        return Optional.of(OpenAiDialect.DEFAULT);
    }

    @Override
    public List<String> knownModels() {
        return List.of("gpt-4.1-mini-2025-04-14");
    }
}
