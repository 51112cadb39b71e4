package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.DomainEvent;

/** An organization was made, changed, blocked, unblocked or deleted. */
public record OrganizationChanged(OrganizationId id, DirectoryChange change)
        implements DomainEvent {

    @Override
    public String action() {
        return "organization." + change.word();
    }

    @Override
    public String subject() {
        return id.value();
    }
}
