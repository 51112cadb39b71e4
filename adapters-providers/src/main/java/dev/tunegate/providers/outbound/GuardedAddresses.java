package dev.tunegate.providers.outbound;

import dev.tunegate.domain.provider.OutboundAddresses;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import java.net.URI;
import java.util.Optional;

/** Asks the guards before an address is stored. */
public final class GuardedAddresses implements OutboundAddresses {

    private final OutboundGuard providers;
    private final OutboundGuard webhooks;

    public GuardedAddresses(OutboundGuard providers, OutboundGuard webhooks) {
        this.providers = providers;
        this.webhooks = webhooks;
    }

    @Override
    public Optional<String> objectionToProvider(URI address) {
        return objection(providers, address);
    }

    @Override
    public Optional<String> objectionToWebhook(URI address) {
        return objection(webhooks, address);
    }

    /** A name that stands for nothing may stand for something by the time it is used. */
    private static Optional<String> objection(OutboundGuard guard, URI address) {
        try {
            guard.admit(address);
            return Optional.empty();
        } catch (Misconfigured refused) {
            return Optional.of(refused.reason());
        } catch (Unavailable _) {
            return Optional.empty();
        }
    }
}
