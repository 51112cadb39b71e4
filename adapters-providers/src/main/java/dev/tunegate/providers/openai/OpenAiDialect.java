package dev.tunegate.providers.openai;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.finetuning.Capabilities.Feature;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.openaiwire.Address;
import dev.tunegate.providers.openaiwire.Dialect;
import dev.tunegate.providers.openaiwire.Headers;
import dev.tunegate.providers.openaiwire.OpenAiTerms;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * OpenAI's own dialect: a bearer key, and optionally the organization and project it acts for (the
 * connection's settings {@code organization} and {@code project}). A host of one's own may need no
 * key; OpenAI does.
 */
final class OpenAiDialect implements Dialect {

    static final ProviderId OPENAI = new ProviderId("openai");

    static final URI DEFAULT = URI.create("https://api.openai.com/v1");

    @Override
    public ProviderId provider() {
        return OPENAI;
    }

    @Override
    public URI base(Connection connection) {
        return connection.baseUrl().map(Address::base).orElse(DEFAULT);
    }

    @Override
    public Map<String, String> headers(Connection connection) {
        var headers = new Headers(connection);
        connection.apiKey().ifPresentOrElse(headers::bearer, () -> requireOwnHost(connection));
        return headers.setting("organization", "OpenAI-Organization")
                .setting("project", "OpenAI-Project")
                .all();
    }

    /** Larger files than the files API takes go up in parts of the size that OpenAI advises. */
    @Override
    public Optional<Parts> parts(ModelDeployment at) {
        return Optional.of(new Parts(OpenAiTerms.MOST_BYTES, 64L << 20));
    }

    /** All of it: pausing came with the API description of November 2026. */
    @Override
    public Set<Feature> features(ModelDeployment at) {
        return EnumSet.of(Feature.EVENTS, Feature.CHECKPOINTS, Feature.RESULT_FILES, Feature.PAUSE);
    }

    @Override
    public Set<Endpoint> batches(ModelDeployment at) {
        return EnumSet.of(Endpoint.CHAT_COMPLETIONS, Endpoint.COMPLETIONS, Endpoint.EMBEDDINGS);
    }

    @Override
    public TrainingTerms training(ModelDeployment at) {
        return OpenAiTerms.training(OPENAI);
    }

    @Override
    public DataTerms data(ModelDeployment at) {
        return OpenAiTerms.dataInParts();
    }

    @Override
    public boolean runsPrograms(ModelDeployment at) {
        return true;
    }

    private static void requireOwnHost(Connection connection) {
        if (connection.baseUrl().isEmpty()) {
            throw new Misconfigured(connection.title() + " needs an api_key.");
        }
    }
}
