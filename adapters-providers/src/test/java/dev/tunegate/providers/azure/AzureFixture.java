package dev.tunegate.providers.azure;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentFixture;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileFixture;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.shared.SettableClock;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpSettings;
import dev.tunegate.providers.http.ProviderHttp;
import dev.tunegate.providers.openaiwire.OpenAiWire;
import dev.tunegate.providers.openaiwire.server.Manner;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A resource at Azure, in one of its dialects, and the ports that speak to it. */
final class AzureFixture implements AutoCloseable {

    private static final HttpSettings SETTINGS =
            new HttpSettings(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    8 << 20);

    final SettableClock clock = SettableClock.atNoon();
    final OpenAiWireServer server;
    final ProviderHttp http;
    final OpenAiWire wire;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Secret> secrets = new HashMap<>();
    private Optional<Secret> key = Optional.of(new Secret(OpenAiWireServer.KEY));

    private AzureFixture(Manner manner) {
        var failures = new HttpFailures(clock);
        server = OpenAiWireServer.start(0, OpenAiWireServer.KEY, clock, manner);
        http = new ProviderHttp(SETTINGS, failures, "test");
        wire = AzureConfiguration.wire(http, failures, clock);
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
        var plain = DeploymentFixture.aDeployment().build();
        var connection =
                new Connection("main", Optional.of(server.address()), key, settings, secrets);
        return new ModelDeployment(
                plain.id(),
                plain.name(),
                new ModelDeployment.Target(
                        AzureWords.AZURE, "gpt-4.1-mini-2025-04-14", connection, options),
                plain.supports(),
                plain.accessGroups());
    }

    static Outgoing aFile(FileId id, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return new Outgoing(
                id,
                FilePurpose.FINE_TUNE,
                FileFixture.contentOf(content, DatasetFormat.CHAT),
                () -> new ByteArrayInputStream(bytes));
    }

    /** An order for the job, whose training file is there. */
    RunOrder order(JobFixture job) {
        var made = job.createdAt(clock.instant()).at(deployment()).build();
        var training = made.request().files().training();
        var copy = wire.fileStore().store(deployment(), aFile(training, "{}\n"));
        var files = new ProviderFiles(copy, Optional.empty());
        return new RunOrder(made.id(), made.request(), files, clock.instant());
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
