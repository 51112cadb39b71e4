package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.OutboundPort;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** All teams. */
@OutboundPort
public interface Teams {

    /**
     * False if the id is taken, or a team that is gone had it: what that team owned is still there.
     */
    boolean add(Team team);

    /**
     * The team with this id. It is asked on every request, so the answer may be half a second old
     * on a node other than the one that changed it.
     */
    Optional<Team> find(TeamId id);

    /** The teams of an organization; as fresh as {@link #find}. */
    List<TeamId> of(OrganizationId organization);

    /**
     * One page, newest first; {@code after} is an id.
     *
     * @throws dev.tunegate.domain.shared.Refusal.InvalidInput if {@code after} is unknown
     */
    Listing<Team> list(Filter filter, ListQuery query);

    /** How many there are; counts no further than {@code most}. */
    long count(Filter filter, long most);

    /** The one behind so many others of the list, newest first; empty if it is shorter. */
    Optional<TeamId> behind(Filter filter, long others);

    /** Reads it under lock, applies the change and stores it; empty if there is none. */
    Optional<Team> change(TeamId id, UnaryOperator<Team> change);

    /** Removes it with all of its memberships; false if there is none. */
    boolean remove(TeamId id);

    /**
     * Which teams a list shows; a team must meet all that is said.
     *
     * @param among only these, and those of the organizations in {@code within}; both empty means
     *     all
     * @param organization only those that belong to it
     * @param member only those of which this user is a member
     * @param search a part of the id or the alias, whatever its case
     */
    record Filter(
            Optional<Set<TeamId>> among,
            Set<OrganizationId> within,
            Optional<OrganizationId> organization,
            Optional<UserId> member,
            Optional<String> search) {

        public static final Filter ALL =
                new Filter(
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        public Filter visible(Set<TeamId> teams, Set<OrganizationId> organizations) {
            return new Filter(Optional.of(teams), organizations, organization, member, search);
        }
    }
}
