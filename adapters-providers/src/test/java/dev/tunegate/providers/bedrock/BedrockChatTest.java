package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.inference.ChatProvider;
import dev.tunegate.domain.inference.ChatProviderContract;
import org.junit.jupiter.api.AfterEach;

/** Chat by Converse. */
class BedrockChatTest implements ChatProviderContract {

    private final BedrockFixture aws = new BedrockFixture();
    private final ChatProvider provider = aws.bedrock.chat();

    @Override
    public ChatProvider provider() {
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
