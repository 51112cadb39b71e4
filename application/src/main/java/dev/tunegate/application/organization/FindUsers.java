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

    /** To what they belong, as far as the caller may know of it; themselves know all of it. */
    public List<Membership> memberships(Caller caller, UserId id) {
        var user = directory.user(caller, id).id();
        boolean self = caller.identity().user().filter(user::equals).isPresent();
        return memberships.of(user).stream()
                .filter(it -> self || directory.reads(caller, it.group()))
                .toList();
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
        query.after().ifPresent(it -> requireVisible(caller, UserId.of(it, "after"), query));
        return users.list(visible(caller, filter), query);
    }

    /** A place in the list that the caller may not know of is none. */
    private void requireVisible(Caller caller, UserId id, ListQuery query) {
        if (users.find(id).filter(it -> directory.reads(caller, it)).isEmpty()) {
            throw query.unknownCursor();
        }
    }

    /** Counts no further than {@code most}. */
    public long count(Caller caller, Users.Filter filter, long most) {
        return users.count(visible(caller, filter), most);
    }

    /** The one behind so many others of the list, newest first. */
    public Optional<UserId> behind(Caller caller, Users.Filter filter, long others) {
        return users.behind(visible(caller, filter), others);
    }

    /** Whoever may not know of a group finds nobody in it, even people they know. */
    private Users.Filter visible(Caller caller, Users.Filter filter) {
        if (AccessPolicy.allows(caller, Permission.USERS_READ, Place.PLATFORM)) {
            return filter;
        }
        boolean hidden = filter.member().filter(it -> !directory.reads(caller, it)).isPresent();
        return filter.within(hidden ? Users.Circle.NOBODY : Directory.circle(caller));
    }
}
