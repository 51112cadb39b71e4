package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.DomainEvent;
import java.util.Locale;

/** A stored deployment is not what it was. */
public record ModelChanged(DeploymentId id, Change change) implements DomainEvent {

    /** What happened to it. */
    public enum Change {
        ADDED,
        UPDATED,
        BLOCKED,
        UNBLOCKED,
        DELETED
    }

    @Override
    public String action() {
        return "catalog.model." + change.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String subject() {
        return id.value();
    }
}
