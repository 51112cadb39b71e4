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
 */
public record Reach(Set<URI> named, List<Allowance> allowed) {

    /** Public hosts, and nothing else. */
    public static final Reach PUBLIC = new Reach(Set.of(), List.of());

    public Reach {
        named = Set.copyOf(named);
        allowed = List.copyOf(allowed);
    }

    /** Tells how far the gateway may reach at this moment: configurations change while it runs. */
    @FunctionalInterface
    public interface Current {

        Reach now();
    }
}
