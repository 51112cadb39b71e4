package dev.tunegate.application.access;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.ProvenIdentity;
import dev.tunegate.domain.access.SignInAttempt;
import dev.tunegate.domain.access.SignInMapped;
import dev.tunegate.domain.access.SignInServer;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.organization.Users;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.shared.Transactions;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets people in for whom the sign-in server vouches, and takes over what it says of them: their
 * role and their teams, as far as its groups decide on them.
 */
@UseCase
public final class SignInUser {

    private static final Logger LOG = LoggerFactory.getLogger("tunegate.audit");

    /** Who has changed what a sign-in changes. */
    private static final String BY = "sign-in";

    private final SignInServer server;
    private final SignInTerms terms;
    private final Users users;
    private final GroupMemberships groups;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public SignInUser(
            SignInServer server,
            SignInTerms terms,
            Users users,
            GroupMemberships groups,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.server = server;
        this.terms = terms;
        this.users = users;
        this.groups = groups;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** What the sign-in server is called; empty if there is none. */
    public Optional<String> serverName() {
        return terms.issuer().map(it -> it.name());
    }

    /**
     * Where a browser is led.
     *
     * @throws Refusal.NotFound if there is no sign-in server
     * @throws Refusal.Unavailable if it does not answer
     */
    public URI door(SignInAttempt attempt) {
        return server.door(attempt);
    }

    /**
     * The user who came back with this code.
     *
     * @throws Refusal.NotAuthenticated if the server does not vouch for them
     * @throws Refusal.NotAllowed if it does, but they may not enter; why, only the log says
     */
    public UserId signIn(SignInAttempt attempt, String code) {
        var identity = server.redeem(attempt, code);
        if (!terms.admission().admits(identity)) {
            throw refused(
                    identity, "their e-mail address is not of an allowed domain, or not verified");
        }
        return transactions.call(() -> settled(identity, known(identity)));
    }

    private User known(ProvenIdentity identity) {
        return users.bySubject(identity.subject())
                .or(() -> identity.email().flatMap(users::byEmail).map(it -> linked(it, identity)))
                .orElseGet(() -> made(identity));
    }

    /** Who is already known by another name of the server's is somebody else. */
    private User linked(User user, ProvenIdentity identity) {
        if (user.subject().isPresent()) {
            throw refused(identity, "another identity is linked to their e-mail address");
        }
        requireOpen(user, identity);
        announce(user.id(), SignInMapped.Change.LINKED);
        return changed(user.id(), it -> it.knownAs(Optional.of(identity.subject()), next(it)));
    }

    private User made(ProvenIdentity identity) {
        if (!terms.admission().newcomers()) {
            throw refused(identity, "no such user is known, and newcomers are not let in");
        }
        var user =
                new User(
                        UserId.fresh(),
                        identity.email(),
                        Optional.of(identity.subject()),
                        PlatformRole.MEMBER,
                        Profile.EMPTY.withAlias(identity.name()),
                        Revision.first(now(), BY));
        if (!users.add(user)) {
            throw refused(identity, "they signed in twice at the same moment");
        }
        announce(user.id(), SignInMapped.Change.MADE);
        return user;
    }

    private UserId settled(ProvenIdentity identity, User user) {
        requireOpen(user, identity);
        terms.groups()
                .role(identity.groups())
                .filter(it -> it != user.role())
                .ifPresent(
                        role -> {
                            changed(user.id(), it -> it.withRole(role, next(it)));
                            announce(user.id(), SignInMapped.Change.ROLE);
                        });
        if (groups.settle(user.id(), terms.groups().memberships(identity.groups()))) {
            announce(user.id(), SignInMapped.Change.MEMBERSHIP);
        }
        return user.id();
    }

    private static void requireOpen(User user, ProvenIdentity identity) {
        if (user.profile().blocked()) {
            throw refused(identity, "the user is blocked");
        }
    }

    private User changed(UserId id, UnaryOperator<User> change) {
        return users.change(id, change)
                .orElseThrow(() -> new IllegalStateException("user " + id + " vanished"));
    }

    private Revision next(User user) {
        return user.revision().next(now(), BY);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void announce(UserId user, SignInMapped.Change change) {
        announcer.announce(Caller.gateway(), new SignInMapped(user, change));
    }

    private static Refusal refused(ProvenIdentity identity, String why) {
        LOG.warn("console.sign_in.refused for {}: {}", printable(identity.subject()), why);
        return new Refusal.NotAllowed(
                "sign_in_refused",
                "You have signed in, but you may not enter here. Ask an administrator of this"
                        + " gateway.");
    }

    /** A name that others have chosen must not begin a line of its own in the log. */
    private static String printable(String subject) {
        return subject.replaceAll("[^ -~]", "?");
    }
}
