package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.DeploymentFixture;
import dev.tunegate.domain.catalog.ModelDeployment;
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
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import dev.tunegate.providers.outbound.Guards;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A wire server and the ports that speak to it. */
final class WireFixture implements AutoCloseable {

    private static final HttpSettings SETTINGS =
            new HttpSettings(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    8 << 20);

    final SettableClock clock = SettableClock.atNoon();
    final OpenAiWireServer server = OpenAiWireServer.start(0, OpenAiWireServer.KEY, clock);
    final ProviderHttp http;
    final OpenAiWire wire;

    WireFixture() {
        var failures = new HttpFailures(clock);
        http = new ProviderHttp(SETTINGS, failures, Guards.home(), "test");
        wire = new OpenAiWire(new PlainDialect(Optional.empty()), http, failures);
    }

    ModelDeployment deployment() {
        return DeploymentFixture.aDeployment()
                .named("tiny")
                .ofModel("gpt-4o-mini")
                .reachedAt(server.address())
                .withKey(OpenAiWireServer.KEY)
                .build();
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
        return new RunOrder(
                made.id(),
                made.request(),
                new ProviderFiles(copy, Optional.empty()),
                clock.instant());
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
