package dev.tunegate.persistence.organization;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tunegate.domain.organization.Organization;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.Organizations;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Organizations as rows. */
public final class JdbcOrganizations implements Organizations {

    private final DirectoryTable<Organization> table;

    public JdbcOrganizations(JdbcClient db, Transactions transactions) {
        this(db, transactions, Ticker.systemTicker());
    }

    JdbcOrganizations(JdbcClient db, Transactions transactions, Ticker ticker) {
        table =
                new DirectoryTable<>(
                        "organization", JdbcOrganizations::organization, db, transactions, ticker);
    }

    @Override
    public boolean add(Organization organization) {
        var params = params(organization);
        params.put("id", organization.id().value());
        return table.add(
                organization.id().value(),
                "id, " + ProfileColumns.NAMES,
                ":id, " + ProfileColumns.VALUES,
                params);
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return table.find(id.value());
    }

    @Override
    public Listing<Organization> list(Filter filter, ListQuery query) {
        return table.list(where(filter), query);
    }

    @Override
    public long count(Filter filter, long most) {
        return table.count(where(filter), most);
    }

    @Override
    public Optional<OrganizationId> behind(Filter filter, long others) {
        return table.behind(where(filter), others).map(OrganizationId::new);
    }

    private static Conditions where(Filter filter) {
        var among =
                filter.among()
                        .map(it -> it.stream().map(OrganizationId::value).toArray(String[]::new));
        return new Conditions()
                .and("id = ANY(:among)", "among", among)
                .search("(id || ' ' || coalesce(alias, ''))", filter.search());
    }

    @Override
    public Optional<Organization> change(OrganizationId id, UnaryOperator<Organization> change) {
        return table.change(id.value(), change, ProfileColumns.CHANGES, JdbcOrganizations::params);
    }

    @Override
    public boolean remove(OrganizationId id) {
        try {
            return table.remove(id.value());
        } catch (DataIntegrityViolationException e) {
            throw new Refusal.Conflict("organization_in_use", "The organization has teams.");
        }
    }

    private static Map<String, @Nullable Object> params(Organization organization) {
        return ProfileColumns.params(organization.profile(), organization.revision());
    }

    private static Organization organization(ResultSet row, int number) throws SQLException {
        return new Organization(
                new OrganizationId(row.getString("id")),
                ProfileColumns.profile(row),
                ProfileColumns.revision(row));
    }
}
