package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.OutboundPort;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The deployments that are kept in the database, their secrets sealed. */
@OutboundPort
public interface StoredModels {

    /** False if the id is taken. */
    boolean add(StoredModel model);

    /** Never an old answer. */
    Optional<StoredModel> find(DeploymentId id);

    /**
     * All of them, in the order in which they were added. One that cannot be read is left out, and
     * told in the log.
     */
    List<StoredModel> all();

    /** One of those that name this credential, whether it can be read or not. */
    Optional<DeploymentId> naming(CredentialName credential);

    /** Reads it under lock, applies the change and stores it; empty if there is none. */
    Optional<StoredModel> change(DeploymentId id, UnaryOperator<StoredModel> change);

    /** False if there is none. */
    boolean remove(DeploymentId id);

    /**
     * Another number after each change of what the catalog is made of: stored deployments, access
     * groups and credentials. Cheap enough to be asked several times a second.
     */
    long version();
}
