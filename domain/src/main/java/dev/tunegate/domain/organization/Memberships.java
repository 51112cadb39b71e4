package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.OutboundPort;
import java.util.List;
import java.util.Optional;

/** Who belongs to which team and organization. */
@OutboundPort
public interface Memberships {

    /**
     * Everything that this user belongs to. It is asked on every request, so the answer may be half
     * a second old on a node other than the one that changed it.
     */
    List<Membership> of(UserId user);

    /** The members of a group, by the user's id; never an old answer. */
    List<Membership> of(Group group);

    /** Never an old answer. */
    Optional<Membership> find(Group group, UserId user);

    /**
     * Stores it, in place of what was said of this user in this group before. Whoever stores one
     * sees to it that user and group are there; where one of them vanishes at that moment, it is
     * refused as not found.
     */
    void put(Membership membership);

    /** False if the user is no member. */
    boolean remove(Group group, UserId user);
}
