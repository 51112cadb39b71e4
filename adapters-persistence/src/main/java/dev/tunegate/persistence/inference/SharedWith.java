package dev.tunegate.persistence.inference;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The condition that a permission {@code p} lets the caller call a model {@code m}: one of their
 * teams has it, and what is rehearsed is shared with rehearsals alone.
 */
record SharedWith(Map<String, Object> params) {

    static final String CONDITION =
            "p.team_id = ANY(CASE WHEN starts_with(m.owner, 'test-') THEN :rehearsing ELSE :live"
                    + " END)";

    static SharedWith teamsOf(Caller caller) {
        var owners = caller.scope().orElse(Set.of());
        return new SharedWith(
                Map.of(
                        "rehearsing", teams(owners, Owner::isRehearsing),
                        "live", teams(owners, it -> !it.isRehearsing())));
    }

    private static String[] teams(Set<Owner> owners, Predicate<Owner> wanted) {
        return owners.stream()
                .filter(wanted)
                .flatMap(it -> it.team().stream())
                .map(it -> it.value())
                .toArray(String[]::new);
    }
}
