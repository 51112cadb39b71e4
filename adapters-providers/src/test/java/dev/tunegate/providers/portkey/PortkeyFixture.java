package dev.tunegate.providers.portkey;

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

/** A Portkey gateway, and the ports that speak to it. */
final class PortkeyFixture implements AutoCloseable {

    private final HostFixture host = new HostFixture(Manner.PORTKEY);
    final SettableClock clock = host.clock;
    final OpenAiWireServer server = host.server;
    final OpenAiWire wire = new OpenAiWire(new PortkeyDialect(), host.http, host.failures);

    ModelDeployment deployment() {
        return deployment(Map.of());
    }

    ModelDeployment deployment(Map<String, String> options) {
        var connection =
                new Connection(
                        "main",
                        Optional.of(server.address()),
                        Optional.empty(),
                        Map.of(PortkeyWords.PROVIDER, "openai"),
                        Map.of(
                                PortkeyWords.KEY, new Secret(OpenAiWireServer.KEY),
                                PortkeyWords.PROVIDER_KEY, new Secret("sk-behind")));
        return HostFixture.deployment(PortkeyWords.PORTKEY, "gpt-4o-mini", connection, options);
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
