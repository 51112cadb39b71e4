package dev.tunegate.domain.access;

import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ProviderAccount;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.OutboundPort;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Accounts at providers that callers brought along with credentials of their own. They are kept for
 * as long as jobs may need them, their credentials sealed; nobody but their owner is served by one.
 */
@OutboundPort
public interface CallerAccounts {

    /**
     * Keeps an account. The same credential of the same owner at the same address is one account,
     * however often it comes.
     */
    ProviderAccount keep(Owner owner, Brought account, Instant now);

    /** The account to which this deployment belongs, if it is a caller's. */
    Optional<ProviderAccount> find(DeploymentId deployment);

    /** The accounts that were brought at or after that time, again or for the first time. */
    List<ProviderAccount> since(Instant time);

    /**
     * What a caller brings along.
     *
     * @param address where the provider is reached: an administrator has allowed its host
     */
    record Brought(ProviderId provider, URI address, Secret credential) {}
}
