package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProviderContract;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.ProviderJobId;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;

/** Customization jobs. */
class BedrockFineTuningTest implements FineTuningProviderContract {

    private final BedrockFixture aws = new BedrockFixture();
    private final FineTuningProvider provider = aws.bedrock.fineTuning();

    @Override
    public FineTuningProvider provider() {
        return provider;
    }

    @Override
    public ModelDeployment deployment() {
        return aws.deployment();
    }

    @Override
    public ProviderFiles files() {
        return aws.files();
    }

    @Override
    public Clock clock() {
        return aws.clock;
    }

    @Override
    public void letSucceed(ProviderJobId run) {
        aws.letSucceed(run);
    }

    @AfterEach
    void stop() {
        aws.close();
    }
}
