package dev.tunegate.application.organization;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.organization.DirectoryChange;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.MembershipChanged;
import dev.tunegate.domain.organization.Memberships;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.UserChanged;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.organization.Users;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes, changes and deletes users; that is for administrators of the platform alone. */
@UseCase
public final class ManageUsers {

    private final Users users;
    private final Memberships memberships;
    private final Directory directory;
    private final PersonalKey personalKey;
    private final KeysOfTheGone keys;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public ManageUsers(
            Users users,
            Memberships memberships,
            Directory directory,
            PersonalKey personalKey,
            KeysOfTheGone keys,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.users = users;
        this.memberships = memberships;
        this.directory = directory;
        this.personalKey = personalKey;
        this.keys = keys;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * @throws Refusal.Conflict if the id, the e-mail address or the subject is taken
     */
    public MadeUser create(Caller caller, NewUser wanted) {
        AccessPolicy.require(caller, Permission.USERS_WRITE, Place.PLATFORM);
        return transactions.call(() -> made(caller, wanted));
    }

    private MadeUser made(Caller caller, NewUser wanted) {
        var user =
                new User(
                        wanted.id().orElseGet(UserId::fresh),
                        wanted.email(),
                        wanted.subject(),
                        wanted.role(),
                        wanted.profile(),
                        Revision.first(now(), caller.name()));
        if (!users.add(user)) {
            throw new Refusal.Conflict(
                    "user_exists",
                    "There is a user with this id, e-mail address or subject, or was one with this"
                            + " id.");
        }
        announce(caller, user.id(), DirectoryChange.CREATED);
        wanted.groups().forEach(it -> join(caller, it, user.id()));
        var key =
                wanted.withKey()
                        ? Optional.of(personalKey.issue(caller, user.id()))
                        : Optional.<dev.tunegate.application.key.IssuedKey>empty();
        return new MadeUser(user, key);
    }

    private void join(Caller caller, Group group, UserId user) {
        directory.requireRun(caller, group);
        memberships.put(new Membership(group, user, MemberRole.MEMBER));
        announcer.announce(
                caller, new MembershipChanged(group, user, MembershipChanged.Change.ADDED));
    }

    /** Somebody who is named for the first time when they become a member. */
    User createNamed(Caller caller, MemberName name) {
        var wanted =
                new NewUser(
                        name.id(),
                        name.email(),
                        Optional.empty(),
                        PlatformRole.MEMBER,
                        Profile.EMPTY,
                        List.of(),
                        false);
        return create(caller, wanted).user();
    }

    /**
     * What is as wanted already stays as it is.
     *
     * @throws Refusal.Conflict if another user has the e-mail address or the subject
     */
    public User change(Caller caller, UserId id, UserPatch patch) {
        return change(caller, id, _ -> patch);
    }

    /** Like {@link #change(Caller, UserId, UserPatch)}, by what the user is at that moment. */
    public User change(Caller caller, UserId id, Function<User, UserPatch> how) {
        return transactions.call(
                () ->
                        users.change(id, it -> changed(caller, it, how))
                                .orElseThrow(() -> Directory.unknown(id)));
    }

    private User changed(Caller caller, User user, Function<User, UserPatch> how) {
        requireWritable(caller, user);
        var patch = how.apply(user);
        patch.version().require(user.revision());
        var next = user.revision().next(now(), caller.name());
        var changed =
                user.with(patch.profile().apply(user.profile()), next)
                        .withRole(patch.role().apply(user.role()), next)
                        .reachedAt(patch.email().apply(user.email()), next)
                        .knownAs(patch.subject().apply(user.subject()), next);
        if (changed.with(user.profile(), user.revision()).equals(user)
                && changed.profile().equals(user.profile())) {
            return user;
        }
        announce(caller, user.id(), DirectoryChange.from(user.profile(), changed.profile()));
        return changed;
    }

    private void requireWritable(Caller caller, User user) {
        if (!directory.reads(caller, user)) {
            throw Directory.unknown(user.id());
        }
        AccessPolicy.require(caller, Permission.USERS_WRITE, Place.PLATFORM);
    }

    /**
     * Deletes all of them with their memberships and keys, or none. Keys they have made for others
     * do nothing more until somebody else rotates them.
     *
     * @throws Refusal.NotFound if one of them does not exist
     */
    public void delete(Caller caller, List<UserId> ids) {
        transactions.run(() -> ids.stream().distinct().forEach(it -> delete(caller, it)));
    }

    private void delete(Caller caller, UserId id) {
        requireWritable(caller, directory.user(caller, id));
        keys.delete(caller, id);
        if (!users.remove(id)) {
            throw Directory.unknown(id);
        }
        announce(caller, id, DirectoryChange.DELETED);
    }

    private void announce(Caller caller, UserId id, DirectoryChange change) {
        announcer.announce(caller, new UserChanged(id, change));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
