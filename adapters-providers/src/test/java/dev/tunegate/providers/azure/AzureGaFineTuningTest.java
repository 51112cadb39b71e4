package dev.tunegate.providers.azure;

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

/** Training jobs at Azure, in its dated dialect. */
class AzureGaFineTuningTest implements FineTuningProviderContract, OneRunContract {

    private final AzureFixture azure = AzureFixture.ga();

    @Override
    public FineTuningProvider provider() {
        return azure.wire.fineTuning();
    }

    @Override
    public ModelDeployment deployment() {
        return azure.deployment();
    }

    @Override
    public OpenAiWireServer server() {
        return azure.server;
    }

    @Override
    public String jobs() {
        return "/openai/fine_tuning/jobs";
    }

    @Override
    public RunOrder anotherOrder() {
        return azure.order(aJob());
    }

    @Override
    public ProviderFiles files() {
        return azure.order(aJob()).files();
    }

    @Override
    public Clock clock() {
        return azure.clock;
    }

    @Override
    public void letSucceed(ProviderJobId run) {
        azure.server.move(run.value(), "running");
        azure.server.move(run.value(), "succeeded");
    }

    @AfterEach
    void stop() {
        azure.close();
    }
}
