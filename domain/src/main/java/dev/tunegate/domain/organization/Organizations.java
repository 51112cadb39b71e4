package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.OutboundPort;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** All organizations. */
@OutboundPort
public interface Organizations {

    /** False if the id is taken, or an organization that is gone had it. */
    boolean add(Organization organization);

    /**
     * The organization with this id. It is asked on every request, so the answer may be half a
     * second old on a node other than the one that changed it.
     */
    Optional<Organization> find(OrganizationId id);

    /**
     * One page, newest first; {@code after} is an id.
     *
     * @throws dev.tunegate.domain.shared.Refusal.InvalidInput if {@code after} is unknown
     */
    Listing<Organization> list(Filter filter, ListQuery query);

    /** How many there are; counts no further than {@code most}. */
    long count(Filter filter, long most);

    /** The one behind so many others of the list, newest first; empty if it is shorter. */
    Optional<OrganizationId> behind(Filter filter, long others);

    /** Reads it under lock, applies the change and stores it; empty if there is none. */
    Optional<Organization> change(OrganizationId id, UnaryOperator<Organization> change);

    /**
     * Removes it with all of its memberships; false if there is none.
     *
     * @throws dev.tunegate.domain.shared.Refusal.Conflict if it has teams
     */
    boolean remove(OrganizationId id);

    /**
     * Which organizations a list shows.
     *
     * @param among only these; empty means all
     * @param search a part of the id or the alias, whatever its case
     */
    record Filter(Optional<Set<OrganizationId>> among, Optional<String> search) {

        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty());
    }
}
