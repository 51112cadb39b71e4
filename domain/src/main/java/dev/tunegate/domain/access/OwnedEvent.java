package dev.tunegate.domain.access;

import dev.tunegate.domain.shared.DomainEvent;

/** Something happened to a thing that belongs to somebody, who may want to be told. */
public interface OwnedEvent extends DomainEvent {

    /** To whom the thing belongs. */
    Owner owner();
}
