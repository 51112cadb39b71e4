package dev.tunegate.domain.secret;

import java.util.List;

/**
 * The root key in use, and those that were used before: what they have sealed is sealed anew under
 * the one in use when the gateway starts.
 */
public record RootKeys(RootKey current, List<RootKey> former) {

    public RootKeys {
        former = List.copyOf(former);
    }
}
