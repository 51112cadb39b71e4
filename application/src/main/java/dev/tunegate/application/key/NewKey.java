package dev.tunegate.application.key;

import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Metadata;
import java.time.Duration;
import java.util.Optional;

/**
 * The key that is wanted.
 *
 * @param lifetime how long it opens, from now; empty means until it is deleted
 * @param blocked whether it stays shut until it is unblocked
 */
public record NewKey(
        VirtualKey.Label label,
        For holder,
        VirtualKey.Powers powers,
        Optional<Duration> lifetime,
        boolean blocked) {

    /** Whose key it shall be; nobody's in particular if nothing is said. */
    public record For(
            Optional<UserId> user, Optional<TeamId> team, Optional<OrganizationId> organization) {

        public static final For NOBODY =
                new For(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A key of nobody's, for these models. */
    public NewKey(
            Optional<String> alias,
            ModelGrants grants,
            Optional<Duration> lifetime,
            Metadata metadata) {
        this(
                new VirtualKey.Label(alias, metadata),
                For.NOBODY,
                VirtualKey.Powers.of(grants),
                lifetime,
                false);
    }
}
