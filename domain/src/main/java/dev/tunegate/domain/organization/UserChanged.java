package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.DomainEvent;

/** A user was made, changed, blocked, unblocked or deleted. */
public record UserChanged(UserId id, DirectoryChange change) implements DomainEvent {

    @Override
    public String action() {
        return "user." + change.word();
    }

    @Override
    public String subject() {
        return id.value();
    }
}
