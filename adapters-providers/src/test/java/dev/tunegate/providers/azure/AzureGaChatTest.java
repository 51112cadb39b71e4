package dev.tunegate.providers.azure;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.inference.ChatProvider;
import dev.tunegate.domain.inference.ChatProviderContract;
import org.junit.jupiter.api.AfterEach;

/** Chat at Azure by deployment, in its dated dialect. */
class AzureGaChatTest implements ChatProviderContract {

    private final AzureFixture azure = AzureFixture.ga();

    @Override
    public ChatProvider provider() {
        return azure.wire.chat();
    }

    @Override
    public ModelDeployment deployment() {
        return azure.deployment();
    }

    @Override
    public String providerModel() {
        return "my-deployment";
    }

    @AfterEach
    void stop() {
        azure.close();
    }
}
