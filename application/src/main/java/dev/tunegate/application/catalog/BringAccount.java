package dev.tunegate.application.catalog;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.CallerAccounts;
import dev.tunegate.domain.access.CallerAccounts.Brought;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.catalog.Rehearsal;
import dev.tunegate.domain.shared.Refusal;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Lets a caller have work done at a provider with a credential of their own, where an administrator
 * allows that for the provider's host. The credential is kept, sealed, for as long as a job that
 * was sent with it must be followed.
 */
@UseCase
public final class BringAccount {

    private static final int HTTPS = 443;

    private final CallerCredentials allowed;
    private final CallerAccounts accounts;
    private final Clock clock;

    public BringAccount(CallerCredentials allowed, CallerAccounts accounts, Clock clock) {
        this.allowed = allowed;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * @throws Refusal.NotAllowed if no administrator has allowed the host
     * @throws Refusal.InvalidInput if the address is no https address, or http of this machine
     */
    public ProviderChoice bring(Caller caller, Brought account) {
        AccessPolicy.require(caller, Permission.JOBS_WRITE);
        requireAllowed(account.address());
        if (caller.isRehearsing()) {
            return ProviderChoice.of(Rehearsal.ACCOUNT);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return ProviderChoice.of(accounts.keep(caller.owner(), account, now));
    }

    private void requireAllowed(URI address) {
        var host = String.valueOf(address.getHost());
        boolean usualPort = address.getPort() < 0 || address.getPort() == HTTPS;
        if (!allowed.allow(host) || !(usualPort || isThisMachine(host))) {
            throw new Refusal.NotAllowed(
                    "caller_credentials_not_allowed",
                    "This gateway does not pass on callers' own credentials to that host; an"
                            + " administrator can allow it in tunegate.caller_credentials.");
        }
        boolean sealed = "https".equalsIgnoreCase(address.getScheme());
        if (!sealed && !isThisMachine(host)) {
            throw new Refusal.InvalidInput(
                    "x-portkey-custom-host",
                    "invalid_value",
                    "A provider is reached by https where a credential is sent.");
        }
    }

    private static boolean isThisMachine(String host) {
        return host.equals("127.0.0.1") || host.equals("localhost");
    }
}
