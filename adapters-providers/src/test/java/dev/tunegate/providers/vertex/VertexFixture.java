package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileFixture;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.shared.SettableClock;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpSettings;
import dev.tunegate.providers.http.ProviderHttp;
import dev.tunegate.providers.outbound.Guards;
import dev.tunegate.providers.vertex.server.VertexWireServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A wire server and the ports that speak to it. When it is closed, everything that was said is
 * checked against Google's own description.
 */
final class VertexFixture implements AutoCloseable {

    static final String ROW =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Grüße?\"},"
                    + "{\"role\":\"assistant\",\"content\":\"世界\"}]}\n";

    private static final HttpSettings SETTINGS =
            new HttpSettings(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    8 << 20);

    final SettableClock clock = SettableClock.atNoon();
    final VertexWireServer server = VertexWireServer.start(0, clock);
    final HttpFailures failures = new HttpFailures(clock);
    final ProviderHttp http = new ProviderHttp(SETTINGS, failures, Guards.home(), "test");
    final VertexClient client = new VertexClient(http, failures);
    final FileStore files = new VertexFileStore(client, _ -> {});
    final FineTuningProvider tuning = new VertexFineTuning(client);
    final InferenceProvider chat = new VertexChat(client, clock, _ -> {});

    ModelDeployment deployment() {
        return deployment("gemini-2.5-flash", Map.of());
    }

    /** The deployment with another model, and with some of the account's words changed. */
    ModelDeployment deployment(String model, Map<String, String> words) {
        var settings = new HashMap<>(server.settings());
        settings.putAll(words);
        return deployment(model, settings, server.credentials());
    }

    static ModelDeployment deployment(
            String model, Map<String, String> settings, String credentials) {
        var secrets = Map.of(SiteWords.CREDENTIALS, new Secret(credentials));
        return deployment(
                model,
                new Connection("google", Optional.empty(), Optional.empty(), settings, secrets));
    }

    static ModelDeployment deployment(String model, Connection connection) {
        return new ModelDeployment(
                new DeploymentId("vertex-1"),
                new ModelName("tiny"),
                new ModelDeployment.Target(VertexWords.VERTEX, model, connection, Map.of()),
                EnumSet.allOf(Endpoint.class),
                Set.of());
    }

    static Outgoing aFile(FileId id, String content) {
        return aFile(id, content, DatasetFormat.CHAT);
    }

    static Outgoing aFile(FileId id, String content, DatasetFormat format) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return new Outgoing(
                id,
                FilePurpose.FINE_TUNE,
                FileFixture.contentOf(content, format),
                () -> new ByteArrayInputStream(bytes));
    }

    /** An order for the job, whose training file is there. */
    RunOrder order(JobFixture job) {
        var made = job.createdAt(clock.instant()).at(deployment()).build();
        return new RunOrder(
                made.id(),
                made.request(),
                new ProviderFiles(copy(made.request().files().training()), Optional.empty()),
                clock.instant());
    }

    /** The same, with parameters of Vertex's own. */
    RunOrder order(JobFixture job, Map<String, String> extensions) {
        var options = new TrainingRequest.Options(Optional.empty(), 7, List.of(), extensions);
        return order(job.with(options));
    }

    /** A copy of a file that is there. */
    ProviderFileId copy(FileId file) {
        return files.find(deployment(), file)
                .orElseGet(() -> files.store(deployment(), aFile(file, ROW)));
    }

    @Override
    public void close() {
        http.close();
        server.close();
        GoogleDescription.check(server.requests());
    }
}
