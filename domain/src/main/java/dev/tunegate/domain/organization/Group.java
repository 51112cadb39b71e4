package dev.tunegate.domain.organization;

/** What a user can be a member of. */
public sealed interface Group {

    /** A team as a group of members. */
    record OfTeam(TeamId id) implements Group {}

    /** An organization as a group of members. */
    record OfOrganization(OrganizationId id) implements Group {}

    static Group of(TeamId id) {
        return new OfTeam(id);
    }

    static Group of(OrganizationId id) {
        return new OfOrganization(id);
    }
}
