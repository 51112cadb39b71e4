package dev.tunegate.providers.azure;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.InferenceProviderContract;
import org.junit.jupiter.api.AfterEach;

/** Chat at Azure by deployment, in its dated dialect. */
class AzureGaChatTest implements InferenceProviderContract {

    private final AzureFixture azure = AzureFixture.ga();

    @Override
    public InferenceProvider provider() {
        return azure.wire.inference();
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
