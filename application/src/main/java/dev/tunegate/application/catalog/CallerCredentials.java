package dev.tunegate.application.catalog;

import java.util.Set;

/**
 * Whose hosts callers may reach with credentials of their own; an administrator names them.
 *
 * @param allowedHosts in lower case, with the port where it is not the scheme's; none by default
 */
public record CallerCredentials(Set<String> allowedHosts) {

    public static final CallerCredentials NONE = new CallerCredentials(Set.of());

    public CallerCredentials {
        allowedHosts = Set.copyOf(allowedHosts);
    }
}
