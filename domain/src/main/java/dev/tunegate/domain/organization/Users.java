package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.OutboundPort;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** All users. */
@OutboundPort
public interface Users {

    /**
     * False if the id is taken, or another user has the e-mail address or the subject; and if a
     * user who is gone had the id, for what that user owned is still there.
     */
    boolean add(User user);

    /**
     * The user with this id. It is asked on every request, so the answer may be half a second old
     * on a node other than the one that changed it.
     */
    Optional<User> find(UserId id);

    /** The user whom the sign-in server calls so; never an old answer. */
    Optional<User> bySubject(String subject);

    /** The user with this e-mail address, whatever its case; never an old answer. */
    Optional<User> byEmail(String email);

    /**
     * One page, newest first; {@code after} is an id.
     *
     * @throws dev.tunegate.domain.shared.Refusal.InvalidInput if {@code after} is unknown
     */
    Listing<User> list(Filter filter, ListQuery query);

    /** How many there are; counts no further than {@code most}. */
    long count(Filter filter, long most);

    /** The one behind so many others of the list, newest first; empty if it is shorter. */
    Optional<UserId> behind(Filter filter, long others);

    /**
     * Reads the user under lock, applies the change and stores it; empty if there is none.
     *
     * @throws dev.tunegate.domain.shared.Refusal.Conflict if another user has the new e-mail
     *     address or subject
     */
    Optional<User> change(UserId id, UnaryOperator<User> change);

    /** Removes the user with all of their memberships; false if there is none. */
    boolean remove(UserId id);

    /**
     * Which users a list shows; a user must meet all that is said.
     *
     * @param member only the members of this group
     * @param search a part of the id, the alias or the e-mail address, whatever its case
     * @param circle only these people; empty means all
     */
    record Filter(
            Optional<PlatformRole> role,
            Optional<Group> member,
            Optional<String> search,
            Optional<Circle> circle) {

        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty());

        public Filter(
                Optional<PlatformRole> role, Optional<Group> member, Optional<String> search) {
            this(role, member, search, Optional.empty());
        }

        public Filter within(Circle those) {
            return new Filter(role, member, search, Optional.of(those));
        }
    }

    /**
     * Some people: one of them, and all members of some teams and organizations.
     *
     * @param organizations their own members, and those of all their teams
     */
    record Circle(Set<UserId> self, Set<TeamId> teams, Set<OrganizationId> organizations) {

        public static final Circle NOBODY = new Circle(Set.of(), Set.of(), Set.of());
    }
}
