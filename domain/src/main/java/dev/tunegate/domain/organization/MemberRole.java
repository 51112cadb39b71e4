package dev.tunegate.domain.organization;

/** What a user is in a group. */
public enum MemberRole {
    /** Runs the group: its members and its keys. */
    ADMINISTRATOR,
    /** Works there. In an organization this alone opens nothing: teams do. */
    MEMBER,
    /** Looks on. */
    VIEWER
}
