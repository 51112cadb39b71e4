package dev.tunegate.persistence.access;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import java.util.Map;
import java.util.Set;

/**
 * The condition that a row belongs to somebody whose things the caller sees. One owner is compared
 * by itself: only then does an index hold the rows in the order of the list.
 */
public record OwnerScope(String condition, Map<String, Object> params) {

    public static OwnerScope of(Caller caller) {
        return caller.scope()
                .map(OwnerScope::within)
                .orElseGet(() -> new OwnerScope("TRUE", Map.of()));
    }

    private static OwnerScope within(Set<Owner> owners) {
        var names = owners.stream().map(Owner::value).toArray(String[]::new);
        return names.length == 1
                ? new OwnerScope("owner = :scope", Map.of("scope", names[0]))
                : new OwnerScope("owner = ANY(:scope)", Map.of("scope", names));
    }

    public boolean isEverything() {
        return params.isEmpty();
    }
}
