package dev.tunegate.persistence.organization;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.Memberships;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Recent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Memberships as rows. */
public final class JdbcMemberships implements Memberships {

    private final JdbcClient db;
    private final Recent<UserId, List<Membership>> recent;

    public JdbcMemberships(JdbcClient db) {
        this(db, Ticker.systemTicker());
    }

    JdbcMemberships(JdbcClient db, Ticker ticker) {
        this.db = db;
        this.recent = new Recent<>(ticker, List.of());
    }

    @Override
    public List<Membership> of(UserId user) {
        return recent.find(user, this::read);
    }

    private List<Membership> read(UserId user) {
        return db.sql(
                        """
                        SELECT * FROM membership WHERE user_id = ?
                        ORDER BY organization_id, team_id
                        """)
                .param(user.value())
                .query(JdbcMemberships::membership)
                .list();
    }

    @Override
    public List<Membership> of(Group group) {
        return db.sql(
                        "SELECT * FROM membership WHERE %s = ? ORDER BY user_id"
                                .formatted(column(group)))
                .param(id(group))
                .query(JdbcMemberships::membership)
                .list();
    }

    @Override
    public Optional<Membership> find(Group group, UserId user) {
        return db.sql(
                        "SELECT * FROM membership WHERE %s = ? AND user_id = ?"
                                .formatted(column(group)))
                .params(id(group), user.value())
                .query(JdbcMemberships::membership)
                .optional();
    }

    @Override
    public void put(Membership membership) {
        try {
            store(membership);
        } catch (DataIntegrityViolationException e) {
            throw new Refusal.NotFound("user or group", membership.user().value(), "user_id");
        }
        recent.changed(membership.user());
    }

    private void store(Membership membership) {
        db.sql(
                        """
                        INSERT INTO membership (%1$s, user_id, role, models) VALUES (?, ?, ?, ?)
                        ON CONFLICT (%1$s, user_id) WHERE %1$s IS NOT NULL
                        DO UPDATE SET role = excluded.role, models = excluded.models
                        """
                                .formatted(column(membership.group())))
                .param(id(membership.group()))
                .param(membership.user().value())
                .param(membership.role().name())
                .param(models(membership))
                .update();
    }

    private static String @Nullable [] models(Membership membership) {
        return membership.models().map(it -> it.names().toArray(String[]::new)).orElse(null);
    }

    @Override
    public boolean remove(Group group, UserId user) {
        int removed =
                db.sql(
                                "DELETE FROM membership WHERE %s = ? AND user_id = ?"
                                        .formatted(column(group)))
                        .params(id(group), user.value())
                        .update();
        recent.changed(user);
        return removed > 0;
    }

    private static String column(Group group) {
        return switch (group) {
            case Group.OfTeam _ -> "team_id";
            case Group.OfOrganization _ -> "organization_id";
        };
    }

    private static String id(Group group) {
        return switch (group) {
            case Group.OfTeam(var id) -> id.value();
            case Group.OfOrganization(var id) -> id.value();
        };
    }

    private static Membership membership(ResultSet row, int number) throws SQLException {
        var team = Columns.text(row, "team_id");
        var group =
                team.isPresent()
                        ? Group.of(new TeamId(team.get()))
                        : Group.of(new OrganizationId(row.getString("organization_id")));
        Optional<ModelGrants> models =
                row.getArray("models") == null
                        ? Optional.empty()
                        : Optional.of(new ModelGrants(Set.copyOf(Columns.texts(row, "models"))));
        return new Membership(
                group,
                new UserId(row.getString("user_id")),
                MemberRole.valueOf(row.getString("role")),
                models);
    }
}
