package dev.tunegate.domain.organization;

import dev.tunegate.domain.catalog.ModelGrants;
import java.util.Optional;

/**
 * That a user belongs to a group, and as what.
 *
 * @param models a bound to the models that this member may use here; empty means the group's
 */
public record Membership(Group group, UserId user, MemberRole role, Optional<ModelGrants> models) {

    public Membership(Group group, UserId user, MemberRole role) {
        this(group, user, role, Optional.empty());
    }
}
