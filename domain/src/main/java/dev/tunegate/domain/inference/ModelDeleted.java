package dev.tunegate.domain.inference;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.shared.DomainEvent;

/** A tuned model was deleted at its owner's wish. */
public record ModelDeleted(ModelName name) implements DomainEvent {

    @Override
    public String action() {
        return "model.deleted";
    }

    @Override
    public String subject() {
        return name.value();
    }
}
