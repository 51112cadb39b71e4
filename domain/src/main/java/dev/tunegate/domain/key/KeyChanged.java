package dev.tunegate.domain.key;

import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.shared.DomainEvent;

/** A virtual key was issued, blocked, unblocked or deleted. */
public record KeyChanged(KeyId id, Change change) implements DomainEvent {

    /** What happened to the key. */
    public enum Change {
        ISSUED,
        BLOCKED,
        UNBLOCKED,
        UPDATED,
        ROTATED,
        DELETED
    }

    @Override
    public String action() {
        return switch (change) {
            case ISSUED -> "key.issued";
            case BLOCKED -> "key.blocked";
            case UNBLOCKED -> "key.unblocked";
            case UPDATED -> "key.updated";
            case ROTATED -> "key.rotated";
            case DELETED -> "key.deleted";
        };
    }

    @Override
    public String subject() {
        return id.value();
    }
}
