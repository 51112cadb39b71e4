package dev.tunegate.persistence.finetuning;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.CheckpointPermission;
import dev.tunegate.domain.finetuning.CheckpointPermissionId;
import dev.tunegate.domain.finetuning.CheckpointPermissions;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Recent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checkpoints' permissions as rows. */
public final class JdbcCheckpointPermissions implements CheckpointPermissions {

    private final JdbcClient db;
    private final Recent<ModelName, Set<TeamId>> recent;

    public JdbcCheckpointPermissions(JdbcClient db) {
        this(db, Ticker.systemTicker());
    }

    JdbcCheckpointPermissions(JdbcClient db, Ticker ticker) {
        this.db = db;
        this.recent = new Recent<>(ticker, Set.of());
    }

    @Override
    public CheckpointPermission add(CheckpointPermission permission) {
        try {
            return standing(permission);
        } catch (DataIntegrityViolationException e) {
            throw new Refusal.NotFound("model or team", permission.team().value(), "project_ids");
        } finally {
            recent.changed(permission.model());
        }
    }

    /** Whoever comes second waits for the first, and has what that has added. */
    private CheckpointPermission standing(CheckpointPermission permission) {
        return db.sql(
                        """
                        INSERT INTO checkpoint_permission (id, model, team_id, created_at)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (model, team_id) DO UPDATE SET team_id = excluded.team_id
                        RETURNING *
                        """)
                .params(
                        permission.id().value(),
                        permission.model().value(),
                        permission.team().value(),
                        Columns.of(permission.createdAt()))
                .query(JdbcCheckpointPermissions::permission)
                .single();
    }

    @Override
    public Set<TeamId> teams(ModelName model) {
        return recent.find(model, this::read);
    }

    private Set<TeamId> read(ModelName model) {
        return Set.copyOf(
                db.sql("SELECT team_id FROM checkpoint_permission WHERE model = ?")
                        .param(Columns.of(model.value()))
                        .query((row, _) -> new TeamId(row.getString("team_id")))
                        .list());
    }

    @Override
    public Listing<CheckpointPermission> list(
            ModelName model, Optional<TeamId> team, ListQuery query) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("model", model.value());
        team.ifPresent(it -> params.put("team", it.value()));
        query.after().map(it -> place(model, it, query)).ifPresent(params::putAll);
        boolean newest = query.order() == ListQuery.Order.NEWEST_FIRST;
        var direction = newest ? "DESC" : "ASC";
        var sql =
                """
                SELECT * FROM checkpoint_permission WHERE model = :model %s %s
                ORDER BY created_at %s, id %s LIMIT :rows
                """
                        .formatted(
                                team.isPresent() ? "AND team_id = :team" : "",
                                query.after().isPresent()
                                        ? "AND (created_at, id) %s (:at, :id)"
                                                .formatted(newest ? "<" : ">")
                                        : "",
                                direction,
                                direction);
        var rows =
                db.sql(sql)
                        .params(params)
                        .param("rows", query.limit() + 1)
                        .query(JdbcCheckpointPermissions::permission)
                        .list();
        return Listing.of(rows, query.limit());
    }

    /** One that was taken back on the way still marks its place. */
    private Map<String, Object> place(ModelName model, String id, ListQuery query) {
        return db.sql(
                        """
                        SELECT created_at FROM checkpoint_permission
                        WHERE model = :model AND id = :id
                        UNION ALL SELECT created_at FROM forgotten_permission
                        WHERE model = :model AND id = :id
                        """)
                .param("model", model.value())
                .param("id", Columns.of(id))
                .query((row, _) -> Columns.instant(row, "created_at"))
                .optional()
                .map(it -> Map.<String, Object>of("at", Columns.of(it), "id", id))
                .orElseThrow(query::unknownCursor);
    }

    @Override
    public Optional<CheckpointPermission> remove(ModelName model, CheckpointPermissionId id) {
        var removed =
                db.sql(
                                """
                                WITH gone AS (
                                    DELETE FROM checkpoint_permission WHERE model = ? AND id = ?
                                    RETURNING *
                                ), over AS (
                                    DELETE FROM forgotten_permission
                                    WHERE gone_at < now() - interval '1 day'
                                ), kept AS (
                                    INSERT INTO forgotten_permission (id, model, created_at)
                                    SELECT id, model, created_at FROM gone
                                )
                                SELECT * FROM gone
                                """)
                        .params(model.value(), id.value())
                        .query(JdbcCheckpointPermissions::permission)
                        .optional();
        recent.changed(model);
        return removed;
    }

    private static CheckpointPermission permission(ResultSet row, int number) throws SQLException {
        return new CheckpointPermission(
                new CheckpointPermissionId(row.getString("id")),
                new ModelName(row.getString("model")),
                new TeamId(row.getString("team_id")),
                Columns.instant(row, "created_at"));
    }
}
