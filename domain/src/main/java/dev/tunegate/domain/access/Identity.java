package dev.tunegate.domain.access;

import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import java.util.Optional;

/**
 * Through which key, and in the name of whom, a caller asks: what is written beside whatever they
 * make.
 *
 * @param name how the caller is called in logs and on pages; never a secret
 */
public record Identity(
        String name,
        Optional<KeyId> key,
        Optional<UserId> user,
        Optional<TeamId> team,
        Optional<OrganizationId> organization) {

    public static Identity named(String name) {
        return new Identity(
                name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
