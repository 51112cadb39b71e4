package dev.tunegate.domain.organization;

import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.shared.Metadata;
import java.util.Optional;

/**
 * What an administrator says about an organization, a team or a user: what it is called, which
 * models it may use and how much, and whether it is shut.
 *
 * @param alias what people call it; need not be unique
 * @param blocked whether nothing opens for it any more, until it is unblocked
 */
public record Profile(
        Optional<String> alias,
        ModelGrants models,
        Limits limits,
        Metadata metadata,
        boolean blocked) {

    public static final Profile EMPTY =
            new Profile(Optional.empty(), ModelGrants.NONE, Limits.NONE, Metadata.NONE, false);

    public Profile called(String name) {
        return new Profile(Optional.of(name), models, limits, metadata, blocked);
    }

    public Profile withAlias(Optional<String> name) {
        return new Profile(name, models, limits, metadata, blocked);
    }

    public Profile granting(ModelGrants others) {
        return new Profile(alias, others, limits, metadata, blocked);
    }

    public Profile limitedTo(Limits others) {
        return new Profile(alias, models, others, metadata, blocked);
    }

    public Profile noting(Metadata others) {
        return new Profile(alias, models, limits, others, blocked);
    }

    public Profile blocked(boolean yes) {
        return new Profile(alias, models, limits, metadata, yes);
    }
}
