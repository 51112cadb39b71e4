package dev.tunegate.providers.azure;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.inference.ChatProvider;
import dev.tunegate.domain.inference.ChatProviderContract;
import org.junit.jupiter.api.AfterEach;

/** Chat at Azure by deployment, in its v1 dialect. */
class AzureV1ChatTest implements ChatProviderContract {

    private final AzureFixture azure = AzureFixture.v1();

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
