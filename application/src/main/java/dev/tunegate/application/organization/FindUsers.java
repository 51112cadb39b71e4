package dev.tunegate.application.organization;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.Memberships;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.organization.Users;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Looks up users: somebody on the platform any, others themselves and the members of what they run.
 */
@UseCase
public final class FindUsers {

    private final Users users;
    private final Memberships memberships;
    private final VirtualKeys keys;
    private final Directory directory;

    public FindUsers(Users users, Memberships memberships, VirtualKeys keys, Directory directory) {
        this.users = users;
        this.memberships = memberships;
        this.keys = keys;
        this.directory = directory;
    }

    /**
     * @throws Refusal.NotFound if there is no such user, or the caller may not know of them
     */
    public User byId(Caller caller, UserId id) {
        return directory.user(caller, id);
    }

    /** Empty if there is none, or the caller may not know of them. */
    public Optional<User> byEmail(Caller caller, String email) {
        return users.byEmail(email).filter(it -> directory.reads(caller, it));
    }

    /** Empty if there is none, or the caller may not know of them. */
    public Optional<User> bySubject(Caller caller, String subject) {
        return users.bySubject(subject).filter(it -> directory.reads(caller, it));
    }

    /**
     * The caller themselves.
     *
     * @throws Refusal.InvalidInput if they are no user
     */
    public User self(Caller caller) {
        return caller.identity()
                .user()
                .map(it -> directory.user(caller, it))
                .orElseThrow(
                        () ->
                                new Refusal.InvalidInput(
                                        "user_id",
                                        "missing_required_parameter",
                                        "Say which user: ?user_id=…"));
    }

    public List<Membership> memberships(Caller caller, UserId id) {
        return memberships.of(directory.user(caller, id).id());
    }

    /** The user's keys, for themselves and for whoever reads everybody's. */
    public List<VirtualKey> keys(Caller caller, UserId id, int most) {
        var user = directory.user(caller, id).id();
        boolean all =
                caller.identity().user().filter(user::equals).isPresent()
                        || AccessPolicy.allows(caller, Permission.KEYS_READ, Place.PLATFORM);
        return all ? keys.heldBy(user, most) : List.of();
    }

    public Listing<User> list(Caller caller, Users.Filter filter, ListQuery query) {
        return users.list(visible(caller, filter), query);
    }

    /** Counts no further than {@code most}. */
    public long count(Caller caller, Users.Filter filter, long most) {
        return users.count(visible(caller, filter), most);
    }

    /** The one behind so many others of the list, newest first. */
    public Optional<UserId> behind(Caller caller, Users.Filter filter, long others) {
        return users.behind(visible(caller, filter), others);
    }

    private static Users.Filter visible(Caller caller, Users.Filter filter) {
        return AccessPolicy.allows(caller, Permission.USERS_READ, Place.PLATFORM)
                ? filter
                : filter.within(Directory.circle(caller));
    }
}
