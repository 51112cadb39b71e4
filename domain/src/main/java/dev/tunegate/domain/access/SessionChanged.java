package dev.tunegate.domain.access;

import dev.tunegate.domain.shared.DomainEvent;

/**
 * Somebody signed in to the console, or out.
 *
 * @param subject the user's id, or {@code administrator}
 */
public record SessionChanged(String subject, Change change) implements DomainEvent {

    /** What happened to the session. */
    public enum Change {
        OPENED,
        ENDED
    }

    @Override
    public String action() {
        return switch (change) {
            case OPENED -> "console.session.opened";
            case ENDED -> "console.session.ended";
        };
    }
}
