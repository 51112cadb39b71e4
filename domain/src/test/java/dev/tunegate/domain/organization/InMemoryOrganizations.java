package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Undoable;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Organizations for as long as a test runs. */
public final class InMemoryOrganizations implements Organizations, Undoable {

    private static final Comparator<Organization> OLDEST_FIRST =
            Comparator.comparing((Organization it) -> it.revision().createdAt())
                    .thenComparing(it -> it.id().value());

    private final InMemoryTable<OrganizationId, Organization> rows = new InMemoryTable<>();
    private final InMemoryTable<OrganizationId, OrganizationId> gone = new InMemoryTable<>();
    private final InMemoryMemberships memberships;
    private final InMemoryTeams teams;

    /** Organizations where there are no teams to speak of. */
    public InMemoryOrganizations(InMemoryMemberships memberships) {
        this(memberships, new InMemoryTeams(memberships));
    }

    public InMemoryOrganizations(InMemoryMemberships memberships, InMemoryTeams teams) {
        this.memberships = memberships;
        this.teams = teams;
    }

    @Override
    public boolean add(Organization organization) {
        return gone.find(organization.id()).isEmpty()
                && rows.addIfAbsent(organization.id(), organization);
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return rows.find(id);
    }

    @Override
    public Listing<Organization> list(Filter filter, ListQuery query) {
        return rows.page(query, OLDEST_FIRST, _ -> true, it -> shows(filter, it));
    }

    @Override
    public long count(Filter filter, long most) {
        return rows.where(it -> shows(filter, it)).limit(most).count();
    }

    private static boolean shows(Filter filter, Organization it) {
        var text = it.id() + " " + it.profile().alias().orElse("");
        return filter.among().map(ids -> ids.contains(it.id())).orElse(true)
                && holds(text, filter.search());
    }

    static boolean holds(String text, Optional<String> part) {
        return part.map(it -> text.toLowerCase(Locale.ROOT).contains(it.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    @Override
    public Optional<OrganizationId> behind(Filter filter, long others) {
        return rows.where(it -> shows(filter, it))
                .sorted(OLDEST_FIRST.reversed())
                .skip(others)
                .map(Organization::id)
                .findFirst();
    }

    @Override
    public Optional<Organization> change(OrganizationId id, UnaryOperator<Organization> change) {
        return rows.change(id, change);
    }

    @Override
    public boolean remove(OrganizationId id) {
        if (!teams.of(id).isEmpty()) {
            throw new Refusal.Conflict("organization_in_use", "The organization has teams.");
        }
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
