package dev.tunegate.providers.azure;

import dev.tunegate.domain.batch.RowWords;
import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.finetuning.Capabilities.Feature;
import dev.tunegate.domain.finetuning.FineTuningProvider.Hosting;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.openaiwire.Address;
import dev.tunegate.providers.openaiwire.Dialect;
import dev.tunegate.providers.openaiwire.Headers;
import dev.tunegate.providers.openaiwire.StartBody;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Azure OpenAI's two dialects; the account says which one is spoken. */
final class AzureDialect implements Dialect {

    /**
     * Microsoft documents 512 MB for a single upload, and advises 64 MB parts for files above 150
     * MB (notes seen 2026-11-21): a large single upload too often ends in a gateway's timeout.
     */
    private static final Parts PARTS = new Parts(150L << 20, 64L << 20);

    /** A Foundry project's endpoint answers 404 to uploads in parts. */
    private static final String PROJECT = "/api/projects/";

    private final EntraTokens tokens;
    private final AzureHosting hosting;

    AzureDialect(EntraTokens tokens, AzureHosting hosting) {
        this.tokens = tokens;
        this.hosting = hosting;
    }

    @Override
    public ProviderId provider() {
        return AzureWords.AZURE;
    }

    @Override
    public URI base(Connection connection) {
        var account = new AzureAccount(connection);
        return Address.of(account.endpoint(), account.version().path());
    }

    @Override
    public Map<String, String> query(Connection connection) {
        return ApiVersion.of(connection).query();
    }

    @Override
    public Map<String, String> headers(Connection connection) {
        var account = new AzureAccount(connection);
        var headers = new Headers(connection);
        if (account.token().isPresent()) {
            return headers.bearer(account.token().get()).all();
        }
        if (connection.apiKey().isPresent()) {
            return headers.put("api-key", connection.apiKey().get().reveal()).all();
        }
        return account.identity()
                .map(it -> tokens.token(it, account.scope()))
                .map(Secret::new)
                .map(it -> headers.bearer(it).all())
                .orElseThrow(() -> nobody(connection));
    }

    private static Misconfigured nobody(Connection connection) {
        return new Misconfigured(
                connection.title()
                        + " needs an api_key, or tenant_id, client_id and client_secret.");
    }

    @Override
    public TrainingTerms training(ModelDeployment at) {
        return AzureTerms.training(ApiVersion.of(at.connection()));
    }

    @Override
    public DataTerms data(ModelDeployment at) {
        return AzureTerms.data(training(at), parts(at).isPresent());
    }

    @Override
    public Set<Feature> features(ModelDeployment at) {
        var features = EnumSet.copyOf(Dialect.super.features(at));
        return switch (ApiVersion.of(at.connection())) {
            case ApiVersion.Ga _ -> features;
            case ApiVersion.V1 _ -> {
                features.add(Feature.PAUSE);
                yield features;
            }
        };
    }

    @Override
    public String start(ModelDeployment at, RunOrder order) {
        var body = StartBody.of(order, at.target().model());
        return switch (ApiVersion.of(at.connection())) {
            case ApiVersion.Ga _ -> body.withHyperparameters().markedInSuffix().text();
            case ApiVersion.V1 _ -> {
                body.withMethod().withIntegrations().markedInMetadata();
                trainingType(at, order).ifPresent(it -> body.with(AzureTerms.TRAINING_TYPE, it));
                yield body.text();
            }
        };
    }

    /** The dated versions keep no metadata: there the marker is in the suffix. */
    @Override
    public Map<String, String> search(ModelDeployment at, RunOrder order) {
        return switch (ApiVersion.of(at.connection())) {
            case ApiVersion.Ga _ -> Map.of();
            case ApiVersion.V1 _ -> Dialect.super.search(at, order);
        };
    }

    private static Optional<String> trainingType(ModelDeployment at, RunOrder order) {
        var wish = order.request().options().extensions().get(AzureTerms.TRAINING_TYPE);
        return Optional.ofNullable(wish).or(() -> at.option(AzureWords.TRAINING_TYPE));
    }

    /** Azure calls models by their deployments; the base model's is in the configuration. */
    @Override
    public CallPlace place(ModelDeployment at, Endpoint endpoint, String model) {
        var deployment =
                model.equals(at.target().model())
                        ? at.option(AzureWords.DEPLOYMENT).orElse(model)
                        : model;
        return switch (ApiVersion.of(at.connection())) {
            case ApiVersion.Ga _ ->
                    new CallPlace(
                            "/deployments/" + Address.segment(deployment) + endpoint.path(),
                            deployment);
            case ApiVersion.V1 _ -> new CallPlace(endpoint.path(), deployment);
        };
    }

    /** Of what we speak, Azure answers chats in batches (its guide to batches, seen 2026-11-21). */
    @Override
    public Set<Endpoint> batches(ModelDeployment at) {
        return EnumSet.of(Endpoint.CHAT_COMPLETIONS);
    }

    /** The dated versions write the paths of rows without a version in front. */
    @Override
    public RowWords rows(ModelDeployment at, Endpoint endpoint, String model) {
        var usual = Dialect.super.rows(at, endpoint, model);
        return switch (ApiVersion.of(at.connection())) {
            case ApiVersion.Ga _ -> new RowWords(endpoint.path(), usual.model());
            case ApiVersion.V1 _ -> usual;
        };
    }

    @Override
    public Optional<Parts> parts(ModelDeployment at) {
        boolean project =
                at.connection().baseUrl().filter(it -> it.toString().contains(PROJECT)).isPresent();
        return project ? Optional.empty() : Optional.of(PARTS);
    }

    @Override
    public boolean looksThroughFiles() {
        return true;
    }

    @Override
    public Optional<Hosting> hosting(ModelDeployment at) {
        return Optional.of(hosting);
    }

    /** The dated versions have no way to delete a model (API description 2024-10-21). */
    @Override
    public Optional<String> withdrawn(ModelDeployment at, String called) {
        var model = hosting.withdrawn(at, called);
        return switch (ApiVersion.of(at.connection())) {
            case ApiVersion.Ga _ -> Optional.empty();
            case ApiVersion.V1 _ -> model;
        };
    }
}
