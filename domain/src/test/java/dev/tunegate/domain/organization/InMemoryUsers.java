package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Undoable;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Users for as long as a test runs. */
public final class InMemoryUsers implements Users, Undoable {

    private static final Comparator<User> OLDEST_FIRST =
            Comparator.comparing((User it) -> it.revision().createdAt())
                    .thenComparing(it -> it.id().value());

    private final InMemoryTable<UserId, User> rows = new InMemoryTable<>();
    private final InMemoryTable<UserId, UserId> gone = new InMemoryTable<>();
    private final InMemoryMemberships memberships;
    private final InMemoryTeams teams;

    /** Users where there are no teams to speak of. */
    public InMemoryUsers(InMemoryMemberships memberships) {
        this(memberships, new InMemoryTeams(memberships));
    }

    public InMemoryUsers(InMemoryMemberships memberships, InMemoryTeams teams) {
        this.memberships = memberships;
        this.teams = teams;
    }

    @Override
    public synchronized boolean add(User user) {
        return !isTaken(user)
                && gone.find(user.id()).isEmpty()
                && rows.addIfAbsent(user.id(), user);
    }

    private boolean isTaken(User user) {
        return rows.where(it -> !it.id().equals(user.id()))
                .anyMatch(it -> sharesEmail(it, user) || sharesSubject(it, user));
    }

    private static boolean sharesEmail(User one, User other) {
        return one.email().flatMap(it -> other.email().filter(it::equalsIgnoreCase)).isPresent();
    }

    private static boolean sharesSubject(User one, User other) {
        return one.subject().flatMap(it -> other.subject().filter(it::equals)).isPresent();
    }

    @Override
    public Optional<User> find(UserId id) {
        return rows.find(id);
    }

    @Override
    public Optional<User> bySubject(String subject) {
        return rows.where(it -> it.subject().filter(subject::equals).isPresent()).findFirst();
    }

    @Override
    public Optional<User> byEmail(String email) {
        return rows.where(it -> it.email().filter(email::equalsIgnoreCase).isPresent()).findFirst();
    }

    @Override
    public Listing<User> list(Filter filter, ListQuery query) {
        return rows.page(query, OLDEST_FIRST, _ -> true, it -> shows(filter, it));
    }

    @Override
    public long count(Filter filter, long most) {
        return rows.where(it -> shows(filter, it)).limit(most).count();
    }

    private boolean shows(Filter filter, User it) {
        var text = it.id() + " " + it.profile().alias().orElse("") + " " + it.email().orElse("");
        return filter.role().map(it.role()::equals).orElse(true)
                && filter.member()
                        .map(group -> memberships.find(group, it.id()).isPresent())
                        .orElse(true)
                && InMemoryOrganizations.holds(text, filter.search())
                && filter.circle().map(circle -> holds(circle, it.id())).orElse(true);
    }

    private boolean holds(Circle circle, UserId user) {
        return circle.self().contains(user)
                || memberships.of(user).stream().anyMatch(it -> holds(circle, it.group()));
    }

    private boolean holds(Circle circle, Group group) {
        return switch (group) {
            case Group.OfTeam(var id) ->
                    circle.teams().contains(id)
                            || circle.organizations().stream()
                                    .anyMatch(it -> teams.of(it).contains(id));
            case Group.OfOrganization(var id) -> circle.organizations().contains(id);
        };
    }

    @Override
    public Optional<UserId> behind(Filter filter, long others) {
        return rows.where(it -> shows(filter, it))
                .sorted(OLDEST_FIRST.reversed())
                .skip(others)
                .map(User::id)
                .findFirst();
    }

    @Override
    public synchronized Optional<User> change(UserId id, UnaryOperator<User> change) {
        return rows.change(id, it -> free(change.apply(it)));
    }

    private User free(User changed) {
        if (isTaken(changed)) {
            throw new Refusal.Conflict(
                    "user_exists", "Another user has this e-mail address or subject.");
        }
        return changed;
    }

    @Override
    public boolean remove(UserId id) {
        memberships.removeAllOf(id);
        boolean removed = rows.remove(id);
        if (removed) {
            gone.put(id, id);
        }
        return removed;
    }

    @Override
    public Runnable savepoint() {
        var undoRows = rows.savepoint();
        var undoGone = gone.savepoint();
        return () -> {
            undoRows.run();
            undoGone.run();
        };
    }
}
