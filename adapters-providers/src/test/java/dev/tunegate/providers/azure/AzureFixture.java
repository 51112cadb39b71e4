package dev.tunegate.providers.azure;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.shared.SettableClock;
import dev.tunegate.providers.openaiwire.HostFixture;
import dev.tunegate.providers.openaiwire.OpenAiWire;
import dev.tunegate.providers.openaiwire.server.Manner;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A resource at Azure, in one of its dialects, and the ports that speak to it. */
final class AzureFixture implements AutoCloseable {

    private final HostFixture host;
    final SettableClock clock;
    final OpenAiWireServer server;
    final OpenAiWire wire;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Secret> secrets = new HashMap<>();
    private Optional<Secret> key = Optional.of(new Secret(OpenAiWireServer.KEY));

    private AzureFixture(Manner manner) {
        host = new HostFixture(manner);
        clock = host.clock;
        server = host.server;
        wire = AzureConfiguration.wire(host.http, host.failures, clock);
    }

    static AzureFixture ga() {
        var fixture = new AzureFixture(Manner.AZURE_GA);
        fixture.settings.put(AzureWords.API_VERSION, "2024-10-21");
        return fixture.withManagement();
    }

    static AzureFixture v1() {
        return new AzureFixture(Manner.AZURE_V1).withManagement();
    }

    /** What deploying tuned models takes. */
    private AzureFixture withManagement() {
        settings.put(AzureWords.SUBSCRIPTION, "sub-1");
        settings.put(AzureWords.RESOURCE_GROUP, "group 1");
        settings.put(AzureWords.ACCOUNT, "account-1");
        settings.put(AzureWords.MANAGEMENT, server.host().toString());
        settings.put(AzureWords.AUTHORITY, server.host().toString());
        settings.put(AzureWords.TENANT, "tenant-1");
        settings.put(AzureWords.CLIENT, "client-1");
        secrets.put(AzureWords.CLIENT_SECRET, new Secret(OpenAiWireServer.KEY));
        return this;
    }

    AzureFixture withoutKey() {
        key = Optional.empty();
        return this;
    }

    AzureFixture with(String word, String value) {
        settings.put(word, value);
        return this;
    }

    AzureFixture withSecret(String word, String value) {
        secrets.put(word, new Secret(value));
        return this;
    }

    AzureFixture without(String word) {
        settings.remove(word);
        secrets.remove(word);
        return this;
    }

    ModelDeployment deployment() {
        return deployment(Map.of());
    }

    ModelDeployment deployment(Map<String, String> options) {
        var connection =
                new Connection("main", Optional.of(server.address()), key, settings, secrets);
        return HostFixture.deployment(
                AzureWords.AZURE, "gpt-4.1-mini-2025-04-14", connection, options);
    }

    /** An order for the job, whose training file is there. */
    RunOrder order(JobFixture job) {
        return host.order(wire.fileStore(), deployment(), job);
    }

    @Override
    public void close() {
        host.close();
    }
}
