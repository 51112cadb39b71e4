package dev.tunegate.domain.access;

import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.DomainEvent;

/** What a sign-in server said about somebody changed what the directory says. */
public record SignInMapped(UserId user, Change change) implements DomainEvent {

    /** What the sign-in changed. */
    public enum Change {
        /** A user was made. */
        MADE,
        /** A user who was known by an e-mail address is from now on known by the server's name. */
        LINKED,
        ROLE,
        MEMBERSHIP
    }

    @Override
    public String action() {
        return switch (change) {
            case MADE -> "user.made_by_sign_in";
            case LINKED -> "user.linked_by_sign_in";
            case ROLE -> "user.role_by_sign_in";
            case MEMBERSHIP -> "user.membership_by_sign_in";
        };
    }

    @Override
    public String subject() {
        return user.value();
    }
}
