package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.OutboundPort;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The credentials that are kept in the database, their secrets sealed. */
@OutboundPort
public interface Credentials {

    /** False if the name is taken. */
    boolean add(Credential credential);

    /** Never an old answer. */
    Optional<Credential> find(CredentialName name);

    /** All of them, by name: there are as many as there are accounts, not more. */
    List<Credential> all();

    /** Reads it under lock, applies the change and stores it; empty if there is none. */
    Optional<Credential> change(CredentialName name, UnaryOperator<Credential> change);

    /** False if there is none. */
    boolean remove(CredentialName name);
}
