package dev.tunegate.domain.batch;

import dev.tunegate.domain.access.OwnedEvent;
import dev.tunegate.domain.access.Owner;

/** A batch was created, or reached another status. */
public record BatchChanged(Batch batch, boolean created) implements OwnedEvent {

    public static BatchChanged created(Batch batch) {
        return new BatchChanged(batch, true);
    }

    public static BatchChanged moved(Batch batch) {
        return new BatchChanged(batch, false);
    }

    @Override
    public String action() {
        return "batch." + (created ? "created" : batch.status().word());
    }

    @Override
    public String subject() {
        return batch.id().value();
    }

    @Override
    public Owner owner() {
        return batch.owner();
    }
}
