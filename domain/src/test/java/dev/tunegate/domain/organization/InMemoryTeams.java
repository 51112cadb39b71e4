package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Undoable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Teams for as long as a test runs. */
public final class InMemoryTeams implements Teams, Undoable {

    private static final Comparator<Team> OLDEST_FIRST =
            Comparator.comparing((Team it) -> it.revision().createdAt())
                    .thenComparing(it -> it.id().value());

    private final InMemoryTable<TeamId, Team> rows = new InMemoryTable<>();
    private final InMemoryTable<TeamId, TeamId> gone = new InMemoryTable<>();
    private final InMemoryMemberships memberships;

    public InMemoryTeams(InMemoryMemberships memberships) {
        this.memberships = memberships;
    }

    @Override
    public boolean add(Team team) {
        return gone.find(team.id()).isEmpty() && rows.addIfAbsent(team.id(), team);
    }

    @Override
    public Optional<Team> find(TeamId id) {
        return rows.find(id);
    }

    @Override
    public List<TeamId> of(OrganizationId organization) {
        return rows.where(it -> it.organization().filter(organization::equals).isPresent())
                .map(Team::id)
                .sorted(Comparator.comparing(TeamId::value))
                .toList();
    }

    @Override
    public Listing<Team> list(Filter filter, ListQuery query) {
        return rows.page(query, OLDEST_FIRST, _ -> true, it -> shows(filter, it));
    }

    @Override
    public long count(Filter filter, long most) {
        return rows.where(it -> shows(filter, it)).limit(most).count();
    }

    private boolean shows(Filter filter, Team it) {
        boolean visible =
                filter.among()
                        .map(
                                ids ->
                                        ids.contains(it.id())
                                                || it.organization()
                                                        .filter(filter.within()::contains)
                                                        .isPresent())
                        .orElse(true);
        boolean inOrganization =
                filter.organization()
                        .map(org -> it.organization().filter(org::equals).isPresent())
                        .orElse(true);
        boolean withMember =
                filter.member()
                        .map(user -> memberships.find(Group.of(it.id()), user).isPresent())
                        .orElse(true);
        var text = it.id() + " " + it.profile().alias().orElse("");
        return visible
                && inOrganization
                && withMember
                && InMemoryOrganizations.holds(text, filter.search());
    }

    @Override
    public Optional<TeamId> behind(Filter filter, long others) {
        return rows.where(it -> shows(filter, it))
                .sorted(OLDEST_FIRST.reversed())
                .skip(others)
                .map(Team::id)
                .findFirst();
    }

    @Override
    public Optional<Team> change(TeamId id, UnaryOperator<Team> change) {
        return rows.change(id, change);
    }

    @Override
    public boolean remove(TeamId id) {
        memberships.removeAllOf(Group.of(id));
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
