package dev.tunegate.providers.compatible;

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
import java.util.Map;
import java.util.Optional;

/** A host that speaks OpenAI's format, with all that can be declared. */
final class CompatibleFixture implements AutoCloseable {

    private final HostFixture host = new HostFixture(Manner.OPENAI);
    final SettableClock clock = host.clock;
    final OpenAiWireServer server = host.server;
    final OpenAiWire wire = new OpenAiWire(new CompatibleDialect(), host.http, host.failures);

    ModelDeployment deployment() {
        return deployment(Map.of("features", "events,checkpoints,result_files,pause"));
    }

    ModelDeployment deployment(Map<String, String> options) {
        var connection =
                new Connection(
                        "main",
                        Optional.of(server.address()),
                        Optional.of(new Secret(OpenAiWireServer.KEY)),
                        Map.of());
        return HostFixture.deployment(
                CompatibleWords.COMPATIBLE, "some-model", connection, options);
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
