package dev.tunegate.providers.compatible;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.inference.ChatProvider;
import dev.tunegate.domain.inference.ChatProviderContract;
import org.junit.jupiter.api.AfterEach;

/** Chat at a host that is declared to be compatible. */
class CompatibleChatTest implements ChatProviderContract {

    private final CompatibleFixture host = new CompatibleFixture();

    @Override
    public ChatProvider provider() {
        return host.wire.chat();
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
