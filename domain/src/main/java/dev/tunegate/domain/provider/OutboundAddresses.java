package dev.tunegate.domain.provider;

import dev.tunegate.domain.shared.OutboundPort;
import java.net.URI;
import java.util.Optional;

/**
 * Says of an address that is about to be stored whether anything would ever be sent there. It is
 * asked again at each connection: what a name stands for changes.
 */
@OutboundPort
public interface OutboundAddresses {

    /** Why nothing is sent to a provider there; empty if it is, or if its name is not known yet. */
    Optional<String> objectionToProvider(URI address);

    /** Why nobody is told anything there; the operator's providers are no places for that. */
    Optional<String> objectionToWebhook(URI address);
}
