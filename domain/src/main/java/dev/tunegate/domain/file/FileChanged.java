package dev.tunegate.domain.file;

import dev.tunegate.domain.shared.DomainEvent;

/** A file was uploaded, made by a job, or deleted. */
public record FileChanged(FileId id, Change change) implements DomainEvent {

    /** What happened to the file. */
    public enum Change {
        CREATED,
        DELETED
    }

    @Override
    public String action() {
        return switch (change) {
            case CREATED -> "file.created";
            case DELETED -> "file.deleted";
        };
    }

    @Override
    public String subject() {
        return id.value();
    }
}
