package dev.tunegate.domain.access;

import dev.tunegate.domain.organization.Organization;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.Team;
import java.util.Optional;

/**
 * Where something is, for the question whether a caller may do it: with an owner, in an
 * organization, or nowhere but on the platform.
 */
public record Place(Optional<OrganizationId> organization, Optional<Owner> owner) {

    /** Belongs to nobody: only roles on the platform reach it. */
    public static final Place PLATFORM = new Place(Optional.empty(), Optional.empty());

    public static Place of(Owner owner) {
        return new Place(Optional.empty(), Optional.of(owner));
    }

    public static Place of(OrganizationId organization) {
        return new Place(Optional.of(organization), Optional.empty());
    }

    public static Place of(Organization organization) {
        return of(organization.id());
    }

    public static Place of(Team team) {
        return new Place(team.organization(), Optional.of(Owner.of(team.id())));
    }
}
