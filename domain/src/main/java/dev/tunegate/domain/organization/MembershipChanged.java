package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.DomainEvent;

/** A user joined a group, left it, or is something else in it now. */
public record MembershipChanged(Group group, UserId user, Change change) implements DomainEvent {

    /** What happened to the membership. */
    public enum Change {
        ADDED,
        UPDATED,
        REMOVED
    }

    @Override
    public String action() {
        return switch (change) {
            case ADDED -> "member.added";
            case UPDATED -> "member.updated";
            case REMOVED -> "member.removed";
        };
    }

    /** The group and the user: {@code team:red/anna}. */
    @Override
    public String subject() {
        var where =
                switch (group) {
                    case Group.OfTeam(var id) -> "team:" + id;
                    case Group.OfOrganization(var id) -> "organization:" + id;
                };
        return where + "/" + user;
    }
}
