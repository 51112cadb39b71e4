package dev.tunegate.api.web;

import dev.tunegate.api.web.MatrixCall.Thing;
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
    ORGANIZATION_MEMBER(EnumSet.of(Place.OWN), Role.ORGANIZATION_MEMBER, Role.DEVELOPER),
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

    /** Whether it may know of a thing of that kind in that place. */
    boolean sees(Thing thing, Place place) {
        return place.exists()
                && switch (thing) {
                    case NOTHING, FILE, JOB, MODEL, KEY, UPLOAD, WEBHOOK, BATCH ->
                            seen.contains(place);
                    case TEAM -> seen.contains(place == Place.OWN ? Place.SAME_TEAM : place);
                    case ORGANIZATION -> reaches(place, isOnPlatform() || isInOrganization());
                    case USER ->
                            place == Place.OWN
                                    ? this != SERVICE_ACCOUNT
                                    : runsTeam() && seen.contains(place);
                    case CANDIDATE -> reaches(place, runsTeam());
                    case NEIGHBOUR -> reaches(place, runsOrganization());
                    case TEAM_MEMBER -> runsTeam() && isNear(place);
                    case ORGANIZATION_MEMBER -> runsOrganization() && isNear(place);
                    case ACCESS_GROUP, DEPLOYMENT -> isOnPlatform() || isNear(place);
                    case CREDENTIAL -> isOnPlatform();
                };
    }

    /** Those on the platform everywhere, others within their organization. */
    private boolean reaches(Place place, boolean at) {
        return at && (isOnPlatform() || place != Place.OTHER_ORGANIZATION);
    }

    private static boolean isNear(Place place) {
        return place == Place.OWN || place == Place.SAME_TEAM;
    }

    private boolean isOnPlatform() {
        return this == PLATFORM_ADMINISTRATOR || this == PLATFORM_AUDITOR;
    }

    private boolean isInOrganization() {
        return this == ORGANIZATION_ADMINISTRATOR || this == ORGANIZATION_MEMBER;
    }

    private boolean runsOrganization() {
        return isOnPlatform() || this == ORGANIZATION_ADMINISTRATOR;
    }

    private boolean runsTeam() {
        return runsOrganization() || this == TEAM_ADMINISTRATOR;
    }

    /** Whether it has the permission anywhere: enough to enter a route. */
    boolean mayEnter(Permission permission) {
        return carries(permission)
                || (permission == Permission.MODELS_WRITE && roles.contains(Role.DEVELOPER));
    }

    private boolean carries(Permission permission) {
        return roles.stream().anyMatch(it -> AccessPolicy.carries(it, permission));
    }

    /** Whether it may do that with what it sees in that place. */
    boolean mayDo(Permission permission, Place place) {
        if (permission == Permission.MODELS_WRITE) {
            return place == Place.OWN || carries(permission);
        }
        boolean isAlone = place == Place.OWN && this != PLATFORM_ADMINISTRATOR;
        return permission != Permission.CHECKPOINTS_SHARE || !isAlone;
    }
}
