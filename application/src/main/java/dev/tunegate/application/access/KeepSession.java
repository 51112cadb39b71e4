package dev.tunegate.application.access;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.ConsoleSession;
import dev.tunegate.domain.access.ConsoleSession.Holder;
import dev.tunegate.domain.access.ConsoleSessions;
import dev.tunegate.domain.access.SessionChanged;
import dev.tunegate.domain.access.SessionToken;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keeps whoever has signed in to the console signed in, on every node. What they may do is found
 * out at each request, so a session is worth no more than its holder is at that moment.
 */
@UseCase
public final class KeepSession {

    private final ConsoleSessions sessions;
    private final UserStanding standing;
    private final LocalAdministrator local;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public KeepSession(
            ConsoleSessions sessions,
            UserStanding standing,
            LocalAdministrator local,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.sessions = sessions;
        this.standing = standing;
        this.local = local;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * Begins a session of a user's.
     *
     * @throws Refusal.NotAllowed if they are blocked or gone
     */
    public SessionToken open(UserId user) {
        return open(new Holder.OfUser(user));
    }

    /**
     * Begins a session of the local administrator's, who has proved to be that.
     *
     * @throws Refusal.NotAllowed if the gateway's own secret opens nothing any more
     */
    public SessionToken openForAdministrator() {
        return open(new Holder.OfAdministrator(local.mark()));
    }

    private SessionToken open(Holder holder) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var token = SessionToken.fresh();
        var session = ConsoleSession.begun(token.id(), holder, now);
        var caller =
                caller(session)
                        .orElseThrow(
                                () ->
                                        new Refusal.NotAllowed(
                                                "sign_in_refused", "You may not sign in here."));
        transactions.run(
                () -> {
                    sessions.removeOver(now);
                    sessions.add(session);
                    announce(caller, holder, SessionChanged.Change.OPENED);
                });
        return token;
    }

    /** Who has this session, as they stand now; empty if it is over or they may not be here. */
    public Optional<Caller> look(SessionToken token) {
        return open(token).flatMap(this::caller);
    }

    /** As {@link #look}, for something that its holder does: the session begins to idle anew. */
    public Optional<Caller> resume(SessionToken token) {
        var now = clock.instant();
        var session = open(token);
        session.filter(it -> it.isToBeTouched(now)).ifPresent(it -> sessions.seen(it.id(), now));
        return session.flatMap(this::caller);
    }

    /** Ends it on every node; one that is not there is no matter. */
    public void end(SessionToken token) {
        transactions.run(
                () -> {
                    var session = sessions.find(token.id());
                    sessions.remove(token.id());
                    session.ifPresent(
                            it ->
                                    caller(it)
                                            .ifPresent(
                                                    who ->
                                                            announce(
                                                                    who,
                                                                    it.holder(),
                                                                    SessionChanged.Change.ENDED)));
                });
    }

    private Optional<ConsoleSession> open(SessionToken token) {
        return sessions.find(token.id()).filter(it -> !it.isOver(clock.instant()));
    }

    private Optional<Caller> caller(ConsoleSession session) {
        return switch (session.holder()) {
            case Holder.OfUser(var id) ->
                    isStillThere(session, id) ? standing.caller(id) : Optional.empty();
            case Holder.OfAdministrator(var mark) ->
                    local.mayEnter() && mark.equals(local.mark())
                            ? Optional.of(Caller.administrator())
                            : Optional.empty();
        };
    }

    /** A user who was deleted and made anew under the same id is another one. */
    private boolean isStillThere(ConsoleSession session, UserId id) {
        return standing.open(id)
                .filter(it -> !it.revision().createdAt().isAfter(session.begunAt()))
                .isPresent();
    }

    private void announce(Caller caller, Holder holder, SessionChanged.Change change) {
        var subject =
                switch (holder) {
                    case Holder.OfUser(var id) -> id.value();
                    case Holder.OfAdministrator _ -> "administrator";
                };
        announcer.announce(caller, new SessionChanged(subject, change));
    }
}
