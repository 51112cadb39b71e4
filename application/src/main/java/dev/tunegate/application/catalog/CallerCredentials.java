package dev.tunegate.application.catalog;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where callers may bring a provider's credential of their own; nowhere unless the administrator
 * allows it.
 *
 * @param allowedHosts names of hosts, without scheme and port, in lower case
 */
public record CallerCredentials(Set<String> allowedHosts) {

    public static final CallerCredentials NOWHERE = new CallerCredentials(Set.of());

    public CallerCredentials {
        allowedHosts =
                allowedHosts.stream()
                        .map(it -> it.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether this very host is allowed, whatever its case; a host below an allowed one is not. */
    public boolean allow(String host) {
        return allowedHosts.contains(host.toLowerCase(Locale.ROOT));
    }
}
