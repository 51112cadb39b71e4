package dev.tunegate.domain.secret;

import dev.tunegate.domain.shared.DomainEvent;

/** A key for sealing secrets was made, or is gone. */
public record EncryptionChanged(EncryptionKeyId id, Change change) implements DomainEvent {

    /** What happened to the key. */
    public enum Change {
        ADDED,
        RETIRED
    }

    @Override
    public String action() {
        return switch (change) {
            case ADDED -> "encryption_key.added";
            case RETIRED -> "encryption_key.retired";
        };
    }

    @Override
    public String subject() {
        return id.value();
    }
}
