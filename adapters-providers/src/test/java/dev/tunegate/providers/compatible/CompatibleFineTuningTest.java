package dev.tunegate.providers.compatible;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProviderContract;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.providers.openaiwire.OneRunContract;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;

/** Training jobs at a host that is declared to be compatible. */
class CompatibleFineTuningTest implements FineTuningProviderContract, OneRunContract {

    private final CompatibleFixture host = new CompatibleFixture();

    @Override
    public FineTuningProvider provider() {
        return host.wire.fineTuning();
    }

    @Override
    public ModelDeployment deployment() {
        return host.deployment();
    }

    @Override
    public OpenAiWireServer server() {
        return host.server;
    }

    @Override
    public String jobs() {
        return "/fine_tuning/jobs";
    }

    @Override
    public RunOrder anotherOrder() {
        return host.order(aJob());
    }

    @Override
    public ProviderFiles files() {
        return host.order(aJob()).files();
    }

    @Override
    public Clock clock() {
        return host.clock;
    }

    @Override
    public void letSucceed(ProviderJobId run) {
        host.server.move(run.value(), "running");
        host.server.move(run.value(), "succeeded");
    }

    @AfterEach
    void stop() {
        host.close();
    }
}
