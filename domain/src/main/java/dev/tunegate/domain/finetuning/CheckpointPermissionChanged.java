package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.shared.DomainEvent;

/** A team was permitted to call a checkpoint, or is not any more. */
public record CheckpointPermissionChanged(CheckpointPermission permission, boolean granted)
        implements DomainEvent {

    @Override
    public String action() {
        return "checkpoint.permission." + (granted ? "created" : "deleted");
    }

    @Override
    public String subject() {
        return permission.id().value();
    }
}
