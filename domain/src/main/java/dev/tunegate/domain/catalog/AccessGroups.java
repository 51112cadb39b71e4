package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.OutboundPort;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The access groups that are kept in the database. */
@OutboundPort
public interface AccessGroups {

    /** False if the name is taken. */
    boolean add(AccessGroup group);

    /** Never an old answer. */
    Optional<AccessGroup> find(AccessGroupName name);

    /** All of them, by name. */
    List<AccessGroup> all();

    /** Reads it under lock, applies the change and stores it; empty if there is none. */
    Optional<AccessGroup> change(AccessGroupName name, UnaryOperator<AccessGroup> change);

    /** False if there is none. */
    boolean remove(AccessGroupName name);
}
