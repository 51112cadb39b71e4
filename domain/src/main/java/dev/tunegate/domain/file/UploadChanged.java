package dev.tunegate.domain.file;

import dev.tunegate.domain.shared.DomainEvent;

/** An upload was begun, or has come to its end. */
public record UploadChanged(UploadId id, Change change) implements DomainEvent {

    /** What happened to the upload. */
    public enum Change {
        CREATED,
        COMPLETED,
        CANCELLED,
        EXPIRED
    }

    @Override
    public String action() {
        return switch (change) {
            case CREATED -> "upload.created";
            case COMPLETED -> "upload.completed";
            case CANCELLED -> "upload.cancelled";
            case EXPIRED -> "upload.expired";
        };
    }

    @Override
    public String subject() {
        return id.value();
    }
}
