package dev.tunegate.domain.access;

import dev.tunegate.domain.catalog.ModelGrants;
import java.util.Optional;

/**
 * Who is asking. Every use case takes the caller first.
 *
 * @param name how the caller is called in logs and on pages; never a secret
 */
public record Caller(Role role, Owner owner, String name, ModelGrants grants) {

    public static Caller administrator() {
        return new Caller(
                Role.ADMINISTRATOR, Owner.ADMINISTRATOR, "administrator", ModelGrants.ALL);
    }

    public static Caller holder(Owner owner, String name, ModelGrants grants) {
        return new Caller(Role.KEY_HOLDER, owner, name, grants);
    }

    /** The gateway itself, on an errand. */
    public static Caller gateway() {
        return new Caller(Role.GATEWAY, new Owner("gateway"), "gateway", ModelGrants.ALL);
    }

    /** The one owner whose things this caller sees; empty if it sees everyone's. */
    public Optional<Owner> scope() {
        return role == Role.KEY_HOLDER ? Optional.of(owner) : Optional.empty();
    }

    public boolean sees(Owner other) {
        return scope().map(other::equals).orElse(true);
    }
}
