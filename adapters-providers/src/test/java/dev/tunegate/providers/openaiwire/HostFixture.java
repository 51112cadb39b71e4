package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentFixture;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileFixture;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.SettableClock;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpSettings;
import dev.tunegate.providers.http.ProviderHttp;
import dev.tunegate.providers.openaiwire.server.Manner;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import dev.tunegate.providers.outbound.Guards;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A wire server of some manner, and the client that asks it. */
public final class HostFixture implements AutoCloseable {

    private static final HttpSettings SETTINGS =
            new HttpSettings(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(60),
                    8 << 20);

    public final SettableClock clock = SettableClock.atNoon();
    public final HttpFailures failures = new HttpFailures(clock);
    public final ProviderHttp http = new ProviderHttp(SETTINGS, failures, Guards.home(), "test");
    public final OpenAiWireServer server;

    public HostFixture(Manner manner) {
        server = OpenAiWireServer.start(0, OpenAiWireServer.KEY, clock, manner);
    }

    /** A deployment of a model behind that connection. */
    public static ModelDeployment deployment(
            ProviderId provider, String model, Connection connection, Map<String, String> options) {
        var plain = DeploymentFixture.aDeployment().build();
        return new ModelDeployment(
                plain.id(),
                plain.name(),
                new ModelDeployment.Target(provider, model, connection, options),
                plain.supports(),
                plain.accessGroups());
    }

    public static Outgoing aFile(FileId id, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return new Outgoing(
                id,
                FilePurpose.FINE_TUNE,
                FileFixture.contentOf(content, DatasetFormat.CHAT),
                () -> new ByteArrayInputStream(bytes));
    }

    /** An order for the job, whose training file is there. */
    public RunOrder order(FileStore store, ModelDeployment at, JobFixture job) {
        var made = job.createdAt(clock.instant()).at(at).build();
        var copy = store.store(at, aFile(made.request().files().training(), "{}\n"));
        var files = new ProviderFiles(copy, Optional.empty());
        return new RunOrder(made.id(), made.request(), files, clock.instant());
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
