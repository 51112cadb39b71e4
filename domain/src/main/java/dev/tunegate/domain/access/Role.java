package dev.tunegate.domain.access;

/**
 * What a caller is in some place: on the whole platform, in an organization, a team, or alone. The
 * greater role stands before the lesser.
 */
public enum Role {
    /** The gateway itself, when time is the one who asks. */
    GATEWAY,
    /** Runs the platform: sees and does everything. */
    PLATFORM_ADMINISTRATOR,
    /** Runs an organization: its teams, their members and their keys. */
    ORGANIZATION_ADMINISTRATOR,
    /** Runs a team: its members and its keys. */
    TEAM_ADMINISTRATOR,
    /** Uploads, tunes and calls models. */
    DEVELOPER,
    /** A program: does as a developer does, but gives out no keys. */
    SERVICE_ACCOUNT,
    /** Reads everything but secrets, and changes nothing. */
    PLATFORM_AUDITOR,
    /** Reads only. */
    VIEWER,
    /** Belongs to an organization, and through that alone to none of its teams. */
    ORGANIZATION_MEMBER;

    /** Whether it is a role on the whole platform, and never one in a part of it. */
    public boolean isOfPlatform() {
        return this == GATEWAY || this == PLATFORM_ADMINISTRATOR || this == PLATFORM_AUDITOR;
    }
}
