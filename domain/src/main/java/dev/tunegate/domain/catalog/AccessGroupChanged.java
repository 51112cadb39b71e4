package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.DomainEvent;
import java.util.Locale;

/** An access group is not what it was. */
public record AccessGroupChanged(AccessGroupName name, Change change) implements DomainEvent {

    /** What happened to it. */
    public enum Change {
        ADDED,
        UPDATED,
        DELETED
    }

    @Override
    public String action() {
        return "catalog.access_group." + change.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String subject() {
        return name.value();
    }
}
