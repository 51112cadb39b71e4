package dev.tunegate.providers.compatible;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.InferenceProviderContract;
import org.junit.jupiter.api.AfterEach;

/** Chat at a host that is declared to be compatible. */
class CompatibleChatTest implements InferenceProviderContract {

    private final CompatibleFixture host = new CompatibleFixture();

    @Override
    public InferenceProvider provider() {
        return host.wire.inference();
    }

    @Override
    public ModelDeployment deployment() {
        return host.deployment();
    }

    @Override
    public String providerModel() {
        return "ft:gpt-4o-mini:acme::xyz";
    }

    @AfterEach
    void stop() {
        host.close();
    }
}
