package dev.tunegate.persistence.organization;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tunegate.domain.organization.MemberPermission;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Recent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Teams as rows. */
public final class JdbcTeams implements Teams {

    private final JdbcClient db;
    private final DirectoryTable<Team> table;
    private final Recent<OrganizationId, List<TeamId>> ofOrganizations;

    public JdbcTeams(JdbcClient db, Transactions transactions) {
        this(db, transactions, Ticker.systemTicker());
    }

    JdbcTeams(JdbcClient db, Transactions transactions, Ticker ticker) {
        this.db = db;
        this.table = new DirectoryTable<>("team", JdbcTeams::team, db, transactions, ticker);
        this.ofOrganizations = new Recent<>(ticker, List.of());
    }

    @Override
    public boolean add(Team team) {
        var params = params(team);
        params.put("id", team.id().value());
        return forgetting(
                () ->
                        table.add(
                                team.id().value(),
                                "id, organization_id, member_permissions, " + ProfileColumns.NAMES,
                                ":id, :organization, :permissions, " + ProfileColumns.VALUES,
                                params));
    }

    /** What was remembered before the change must not outlive it. */
    private <R> R forgetting(Supplier<R> change) {
        try {
            return change.get();
        } finally {
            ofOrganizations.allChanged();
        }
    }

    @Override
    public Optional<Team> find(TeamId id) {
        return table.find(id.value());
    }

    @Override
    public List<TeamId> of(OrganizationId organization) {
        return ofOrganizations.find(organization, this::read);
    }

    private List<TeamId> read(OrganizationId organization) {
        return db.sql("SELECT id FROM team WHERE organization_id = ? ORDER BY id")
                .param(organization.value())
                .query((row, _) -> new TeamId(row.getString("id")))
                .list();
    }

    @Override
    public Listing<Team> list(Filter filter, ListQuery query) {
        return table.list(where(filter), query);
    }

    @Override
    public long count(Filter filter, long most) {
        return table.count(where(filter), most);
    }

    @Override
    public Optional<TeamId> behind(Filter filter, long others) {
        return table.behind(where(filter), others).map(TeamId::new);
    }

    private static Conditions where(Filter filter) {
        var where = new Conditions();
        if (filter.among().isPresent()) {
            where.and(
                    "(id = ANY(:among) OR organization_id = ANY(:within))",
                    Map.of("among", texts(filter.among().get()), "within", texts(filter.within())));
        }
        return where.and(
                        "organization_id = :organization",
                        "organization",
                        filter.organization().map(OrganizationId::value))
                .and(
                        "id IN (SELECT team_id FROM membership WHERE user_id = :member)",
                        "member",
                        filter.member().map(UserId::value))
                .search("(id || ' ' || coalesce(alias, ''))", filter.search());
    }

    private static String[] texts(Set<? extends Record> ids) {
        return ids.stream().map(Object::toString).toArray(String[]::new);
    }

    @Override
    public Optional<Team> change(TeamId id, UnaryOperator<Team> change) {
        return forgetting(
                () ->
                        table.change(
                                id.value(),
                                change,
                                "organization_id = :organization, member_permissions = :permissions, "
                                        + ProfileColumns.CHANGES,
                                JdbcTeams::params));
    }

    @Override
    public boolean remove(TeamId id) {
        return forgetting(() -> table.remove(id.value()));
    }

    private static Map<String, @Nullable Object> params(Team team) {
        var params = ProfileColumns.params(team.profile(), team.revision());
        params.put("organization", team.organization().map(OrganizationId::value).orElse(null));
        params.put(
                "permissions",
                team.memberPermissions().stream().map(Enum::name).sorted().toArray(String[]::new));
        return params;
    }

    private static Team team(ResultSet row, int number) throws SQLException {
        return new Team(
                new TeamId(row.getString("id")),
                Columns.text(row, "organization_id").map(OrganizationId::new),
                ProfileColumns.profile(row),
                Columns.texts(row, "member_permissions").stream()
                        .map(MemberPermission::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                ProfileColumns.revision(row));
    }
}
