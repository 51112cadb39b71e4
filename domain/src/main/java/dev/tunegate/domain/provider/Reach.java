package dev.tunegate.domain.provider;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Where the gateway may send requests beside the public internet.
 *
 * @param named addresses that the operator has written down as a provider's; of each counts scheme,
 *     host and port, whatever the host's name stands for
 * @param allowed further places inside the operator's network
 * @param webhooks places inside the operator's network where webhooks may be told; no others are
 */
public record Reach(Set<URI> named, List<Allowance> allowed, List<Allowance> webhooks) {

    /** Public hosts, and nothing else. */
    public static final Reach PUBLIC = new Reach(Set.of(), List.of());

    /** Webhooks reach public hosts alone. */
    public Reach(Set<URI> named, List<Allowance> allowed) {
        this(named, allowed, List.of());
    }

    /** How far webhooks reach: what the operator's accounts name is not for everybody. */
    public Reach ofWebhooks() {
        return new Reach(Set.of(), webhooks);
    }

    public Reach {
        named = Set.copyOf(named);
        allowed = List.copyOf(allowed);
        webhooks = List.copyOf(webhooks);
    }

    /** Tells how far the gateway may reach at this moment: configurations change while it runs. */
    @FunctionalInterface
    public interface Current {

        Reach now();
    }
}
