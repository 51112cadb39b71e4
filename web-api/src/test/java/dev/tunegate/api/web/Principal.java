package dev.tunegate.api.web;

import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Role;
import java.util.EnumSet;
import java.util.Set;

/** Who asks in the matrix of routes: what they are, and which places they see into. */
enum Principal {
    PLATFORM_ADMINISTRATOR(EnumSet.allOf(Place.class), Role.PLATFORM_ADMINISTRATOR),
    PLATFORM_AUDITOR(EnumSet.allOf(Place.class), Role.PLATFORM_AUDITOR),
    ORGANIZATION_ADMINISTRATOR(
            EnumSet.of(Place.OWN, Place.SAME_TEAM, Place.OTHER_TEAM),
            Role.ORGANIZATION_ADMINISTRATOR,
            Role.DEVELOPER),
    TEAM_ADMINISTRATOR(
            EnumSet.of(Place.OWN, Place.SAME_TEAM), Role.TEAM_ADMINISTRATOR, Role.DEVELOPER),
    DEVELOPER(EnumSet.of(Place.OWN, Place.SAME_TEAM), Role.DEVELOPER),
    SERVICE_ACCOUNT(EnumSet.of(Place.OWN, Place.SAME_TEAM), Role.SERVICE_ACCOUNT),
    VIEWER(EnumSet.of(Place.OWN, Place.SAME_TEAM), Role.VIEWER),
    NOBODY(EnumSet.noneOf(Place.class));

    /** Where the thing is whose id is given. */
    enum Place {
        OWN,
        SAME_TEAM,
        OTHER_TEAM,
        OTHER_ORGANIZATION,
        DELETED,
        GUESSED,
        /** By the provider's own name of it. */
        RAW;

        boolean exists() {
            return switch (this) {
                case OWN, SAME_TEAM, OTHER_TEAM, OTHER_ORGANIZATION -> true;
                case DELETED, GUESSED, RAW -> false;
            };
        }
    }

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Place> seen;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    Principal(Set<Place> seen, Role... roles) {
        this.seen = seen;
        this.roles = Set.of(roles);
    }

    boolean sees(Place place) {
        return place.exists() && seen.contains(place);
    }

    /** Whether one of its roles carries the permission: enough to enter a route. */
    boolean mayEnter(Permission permission) {
        return roles.stream().anyMatch(it -> AccessPolicy.carries(it, permission));
    }
}
