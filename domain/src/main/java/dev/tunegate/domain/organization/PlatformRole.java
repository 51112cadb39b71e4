package dev.tunegate.domain.organization;

/** What a user is to the whole platform, whatever they are in organizations and teams. */
public enum PlatformRole {
    /** Does everything. */
    ADMINISTRATOR,
    /** Reads everything, but no secret, and changes nothing. */
    AUDITOR,
    /** Nobody special: does what teams and organizations let them do. */
    MEMBER,
    /** Reads only, whatever teams would let them do. */
    VIEWER
}
