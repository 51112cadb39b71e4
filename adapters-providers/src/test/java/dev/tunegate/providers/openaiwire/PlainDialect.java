package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.ProviderId;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** OpenAI's dialect without its fine points, and with parts of any size. */
final class PlainDialect implements Dialect {

    private final Optional<Parts> parts;

    PlainDialect(Optional<Parts> parts) {
        this.parts = parts;
    }

    @Override
    public ProviderId provider() {
        return new ProviderId("openai");
    }

    @Override
    public URI base(Connection connection) {
        return Address.base(connection.baseUrl().orElseThrow());
    }

    @Override
    public Map<String, String> headers(Connection connection) {
        return Map.of("Authorization", "Bearer " + connection.apiKey().orElseThrow().reveal());
    }

    @Override
    public TrainingTerms training(ModelDeployment at) {
        return OpenAiTerms.training(provider());
    }

    @Override
    public DataTerms data(ModelDeployment at) {
        return OpenAiTerms.data();
    }

    @Override
    public Optional<Parts> parts(ModelDeployment at) {
        return parts;
    }

    @Override
    public boolean runsPrograms(ModelDeployment at) {
        return true;
    }
}
