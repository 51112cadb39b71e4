package dev.tunegate.persistence.organization;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.organization.Users;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users as rows. */
public final class JdbcUsers implements Users {

    private static final String IN_CIRCLE =
            """
            id IN (SELECT unnest(:self::text[])
                   UNION SELECT user_id FROM membership WHERE team_id = ANY(:teams)
                   UNION SELECT user_id FROM membership WHERE organization_id = ANY(:organizations)
                   UNION SELECT user_id FROM membership JOIN team ON team.id = membership.team_id
                         WHERE team.organization_id = ANY(:organizations))
            """;

    private final DirectoryTable<User> table;

    public JdbcUsers(JdbcClient db, Transactions transactions) {
        this(db, transactions, Ticker.systemTicker());
    }

    JdbcUsers(JdbcClient db, Transactions transactions, Ticker ticker) {
        table = new DirectoryTable<>("platform_user", JdbcUsers::user, db, transactions, ticker);
    }

    @Override
    public boolean add(User user) {
        var params = params(user);
        params.put("id", user.id().value());
        return table.add(
                user.id().value(),
                "id, email, subject, role, " + ProfileColumns.NAMES,
                ":id, :email, :subject, :role, " + ProfileColumns.VALUES,
                params);
    }

    @Override
    public Optional<User> find(UserId id) {
        return table.find(id.value());
    }

    @Override
    public Optional<User> bySubject(String subject) {
        return table.where("subject = :value", subject);
    }

    @Override
    public Optional<User> byEmail(String email) {
        return table.where("lower(email) = lower(:value)", email);
    }

    @Override
    public Listing<User> list(Filter filter, ListQuery query) {
        return table.list(where(filter), query);
    }

    @Override
    public long count(Filter filter, long most) {
        return table.count(where(filter), most);
    }

    @Override
    public Optional<UserId> behind(Filter filter, long others) {
        return table.behind(where(filter), others).map(UserId::new);
    }

    private static Conditions where(Filter filter) {
        var where = new Conditions().and("role = :role", "role", filter.role().map(Enum::name));
        filter.member()
                .ifPresent(
                        it -> {
                            switch (it) {
                                case Group.OfTeam(var id) ->
                                        where.and(memberOf("team_id"), Map.of("group", id.value()));
                                case Group.OfOrganization(var id) ->
                                        where.and(
                                                memberOf("organization_id"),
                                                Map.of("group", id.value()));
                            }
                        });
        filter.circle().ifPresent(it -> where.and(IN_CIRCLE, circle(it)));
        return where.search(
                "(id || ' ' || coalesce(alias, '') || ' ' || coalesce(email, ''))",
                filter.search());
    }

    private static Map<String, Object> circle(Circle circle) {
        return Map.of(
                "self", texts(circle.self()),
                "teams", texts(circle.teams()),
                "organizations", texts(circle.organizations()));
    }

    private static String[] texts(Set<? extends Record> ids) {
        return ids.stream().map(Object::toString).toArray(String[]::new);
    }

    private static String memberOf(String column) {
        return "id IN (SELECT user_id FROM membership WHERE %s = :group)".formatted(column);
    }

    @Override
    public Optional<User> change(UserId id, UnaryOperator<User> change) {
        try {
            return table.change(
                    id.value(),
                    change,
                    "email = :email, subject = :subject, role = :role, " + ProfileColumns.CHANGES,
                    JdbcUsers::params);
        } catch (DuplicateKeyException e) {
            throw new Refusal.Conflict(
                    "user_exists", "Another user has this e-mail address or subject.");
        }
    }

    @Override
    public boolean remove(UserId id) {
        return table.remove(id.value());
    }

    private static Map<String, @Nullable Object> params(User user) {
        var params = ProfileColumns.params(user.profile(), user.revision());
        params.put("email", user.email().map(Columns::of).orElse(null));
        params.put("subject", user.subject().map(Columns::of).orElse(null));
        params.put("role", user.role().name());
        return params;
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(
                new UserId(row.getString("id")),
                Columns.text(row, "email"),
                Columns.text(row, "subject"),
                PlatformRole.valueOf(row.getString("role")),
                ProfileColumns.profile(row),
                ProfileColumns.revision(row));
    }
}
