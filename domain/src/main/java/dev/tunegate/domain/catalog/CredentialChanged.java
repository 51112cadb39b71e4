package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.DomainEvent;

/** A credential was added, changed or removed. What it holds is nobody's news. */
public record CredentialChanged(CredentialName name, Change change) implements DomainEvent {

    /** What happened to the credential. */
    public enum Change {
        ADDED,
        UPDATED,
        REMOVED
    }

    @Override
    public String action() {
        return switch (change) {
            case ADDED -> "credential.added";
            case UPDATED -> "credential.updated";
            case REMOVED -> "credential.removed";
        };
    }

    @Override
    public String subject() {
        return name.value();
    }
}
