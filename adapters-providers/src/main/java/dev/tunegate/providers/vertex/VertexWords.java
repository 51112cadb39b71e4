package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.provider.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How configurations speak of Vertex AI. */
public final class VertexWords implements ProviderWords {

    static final ProviderId VERTEX = new ProviderId("vertex_ai");

    @Override
    public ProviderId provider() {
        return VERTEX;
    }

    @Override
    public Set<String> otherNames() {
        return Set.of("vertex-ai", "vertex");
    }

    @Override
    public Set<String> accountWords() {
        return SiteWords.ALL;
    }

    @Override
    public Set<String> addressWords() {
        return Set.of("vertex_project", "vertex_location");
    }

    @Override
    public Set<String> fileWords() {
        return Set.of(SiteWords.CREDENTIALS);
    }

    @Override
    public Set<String> hostWords() {
        return Set.of(SiteWords.API, SiteWords.STORAGE);
    }

    @Override
    public boolean signsAsTheMachine(Connection account) {
        return account.secret(SiteWords.CREDENTIALS).filter(it -> !it.reveal().isBlank()).isEmpty();
    }

    @Override
    public Set<String> secretWords() {
        return Set.of(SiteWords.CREDENTIALS);
    }

    @Override
    public List<String> problems(ModelDeployment at) {
        var problems = new ArrayList<>(new SiteWords(at.connection()).problems());
        CredentialText.problem(at.connection()).ifPresent(problems::add);
        return problems;
    }

    @Override
    public List<String> knownModels() {
        return List.of("gemini-2.5-flash", "gemini-2.5-flash-lite", "gemini-2.5-pro");
    }
}
