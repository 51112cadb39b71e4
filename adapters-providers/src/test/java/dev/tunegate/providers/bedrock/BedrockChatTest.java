package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.InferenceProviderContract;
import org.junit.jupiter.api.AfterEach;

/** Chat by Converse. */
class BedrockChatTest implements InferenceProviderContract {

    private final BedrockFixture aws = new BedrockFixture();
    private final InferenceProvider provider = aws.bedrock.chat();

    @Override
    public InferenceProvider provider() {
        return provider;
    }

    @Override
    public ModelDeployment deployment() {
        return aws.deployment();
    }

    @Override
    public String providerModel() {
        return "amazon.nova-micro-v1:0";
    }

    @AfterEach
    void stop() {
        aws.close();
    }
}
