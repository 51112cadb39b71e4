package dev.tunegate.domain.organization;

/** What a team may let its plain members do with the team's keys. */
public enum MemberPermission {
    /** Look at keys of the team that are not one's own. */
    READ_KEYS,
    /** Issue, change, rotate, block and delete keys of one's own in the team. */
    WRITE_OWN_KEYS,
    /** Do so with any key of the team, service accounts' too. */
    WRITE_KEYS
}
