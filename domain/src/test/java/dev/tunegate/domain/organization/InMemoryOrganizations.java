package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Undoable;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Organizations for as long as a test runs. */
public final class InMemoryOrganizations implements Organizations, Undoable {

    private final InMemoryTable<OrganizationId, Organization> rows = new InMemoryTable<>();
    private final InMemoryMemberships memberships;

    public InMemoryOrganizations(InMemoryMemberships memberships) {
        this.memberships = memberships;
    }

    @Override
    public boolean add(Organization organization) {
        return rows.addIfAbsent(organization.id(), organization);
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return rows.find(id);
    }

    @Override
    public Listing<Organization> list(Filter filter, ListQuery query) {
        return rows.page(
                query,
                Comparator.comparing((Organization it) -> it.revision().createdAt())
                        .thenComparing(it -> it.id().value()),
                _ -> true,
                it -> shows(filter, it));
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
    public Optional<Organization> change(OrganizationId id, UnaryOperator<Organization> change) {
        return rows.change(id, change);
    }

    @Override
    public boolean remove(OrganizationId id) {
        memberships.removeAllOf(Group.of(id));
        return rows.remove(id);
    }

    @Override
    public Runnable savepoint() {
        return rows.savepoint();
    }
}
