package dev.tunegate.domain.organization;

/** What can happen to an organization, a team or a user. */
public enum DirectoryChange {
    CREATED,
    UPDATED,
    BLOCKED,
    UNBLOCKED,
    DELETED;

    /** How it is called behind the kind of thing: {@code team.created}. */
    String word() {
        return switch (this) {
            case CREATED -> "created";
            case UPDATED -> "updated";
            case BLOCKED -> "blocked";
            case UNBLOCKED -> "unblocked";
            case DELETED -> "deleted";
        };
    }

    /** What a change of a profile comes down to. */
    public static DirectoryChange from(Profile before, Profile after) {
        if (before.blocked() == after.blocked()) {
            return UPDATED;
        }
        return after.blocked() ? BLOCKED : UNBLOCKED;
    }
}
