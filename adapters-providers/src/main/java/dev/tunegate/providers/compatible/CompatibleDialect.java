package dev.tunegate.providers.compatible;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.finetuning.Capabilities.Feature;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.openaiwire.Address;
import dev.tunegate.providers.openaiwire.Declared;
import dev.tunegate.providers.openaiwire.DeclaredTerms;
import dev.tunegate.providers.openaiwire.Dialect;
import dev.tunegate.providers.openaiwire.Headers;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** OpenAI's format as far as a host is declared to speak it. */
final class CompatibleDialect implements Dialect {

    @Override
    public ProviderId provider() {
        return CompatibleWords.COMPATIBLE;
    }

    @Override
    public URI base(Connection connection) {
        return connection
                .baseUrl()
                .map(Address::base)
                .orElseThrow(() -> new Misconfigured(connection.title() + " needs an api_base."));
    }

    /** A host of one's own may need no key. */
    @Override
    public Map<String, String> headers(Connection connection) {
        var headers = new Headers(connection);
        connection.apiKey().ifPresent(headers::bearer);
        return headers.all();
    }

    @Override
    public TrainingTerms training(ModelDeployment at) {
        var other = Preset.of(at.connection()).other();
        return DeclaredTerms.training(provider(), declared(at), other);
    }

    @Override
    public DataTerms data(ModelDeployment at) {
        return DeclaredTerms.data(declared(at));
    }

    @Override
    public Set<Feature> features(ModelDeployment at) {
        return declared(at).features();
    }

    @Override
    public Set<Endpoint> batches(ModelDeployment at) {
        return Declared.batches(at);
    }

    @Override
    public String start(ModelDeployment at, RunOrder order) {
        return declared(at).start(at, order).text();
    }

    @Override
    public Map<String, String> search(ModelDeployment at, RunOrder order) {
        return declared(at).keepsMetadata() ? Dialect.super.search(at, order) : Map.of();
    }

    @Override
    public boolean runsPrograms(ModelDeployment at) {
        return Declared.runsPrograms(at);
    }

    private static Declared declared(ModelDeployment at) {
        return Declared.of(at, Preset.of(at.connection()).declared());
    }
}
