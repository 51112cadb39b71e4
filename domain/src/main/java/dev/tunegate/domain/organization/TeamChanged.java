package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.DomainEvent;

/** A team was made, changed, blocked, unblocked or deleted. */
public record TeamChanged(TeamId id, DirectoryChange change) implements DomainEvent {

    @Override
    public String action() {
        return "team." + change.word();
    }

    @Override
    public String subject() {
        return id.value();
    }
}
