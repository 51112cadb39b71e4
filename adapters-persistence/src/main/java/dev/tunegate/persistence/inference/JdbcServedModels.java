package dev.tunegate.persistence.inference;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.CheckpointPermissions;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.Site;
import dev.tunegate.domain.inference.ServedModel;
import dev.tunegate.domain.inference.ServedModels;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.persistence.access.OwnerScope;
import dev.tunegate.persistence.secret.SealedIds;
import dev.tunegate.persistence.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tuned models and checkpoints as rows. */
public final class JdbcServedModels implements ServedModels {

    private final JdbcClient db;
    private final SealedIds ids;
    private final CheckpointPermissions shares;

    public JdbcServedModels(JdbcClient db, SealedIds ids, CheckpointPermissions shares) {
        this.db = db;
        this.ids = ids;
        this.shares = shares;
    }

    @Override
    public void add(ServedModel model) {
        var origin = model.origin();
        db.sql(
                        """
                        INSERT INTO served_model (name, owner, job_id, deployment, provider,
                            provider_model, base, checkpoint, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(
                        model.name().value(),
                        model.owner().value(),
                        model.job().value(),
                        origin.site().deployment().value(),
                        origin.site().provider().value(),
                        ids.closed(Columns.of(origin.providerModel())),
                        origin.base().value(),
                        origin.checkpoint(),
                        Columns.of(model.createdAt()))
                .update();
    }

    @Override
    public Optional<ServedModel> visibleTo(Caller caller, ModelName name) {
        return db.sql("SELECT * FROM served_model WHERE name = ?")
                .param(name.value())
                .query(this::model)
                .optional()
                .filter(
                        it ->
                                caller.sees(it.owner())
                                        || it.isShared(caller, shares.teams(it.name())));
    }

    @Override
    public List<ServedModel> list(Caller caller) {
        var scope = OwnerScope.of(caller);
        return db.sql(
                        """
                        (SELECT * FROM served_model WHERE NOT checkpoint AND %s
                         ORDER BY created_at DESC, name DESC LIMIT 10000)
                        UNION
                        SELECT m.* FROM served_model m
                        JOIN checkpoint_permission p ON p.model = m.name AND %s
                        ORDER BY created_at DESC, name DESC LIMIT 10000
                        """
                                .formatted(scope.condition(), SharedWith.CONDITION))
                .params(scope.params())
                .params(SharedWith.teamsOf(caller).params())
                .query(this::model)
                .list();
    }

    @Override
    public List<ServedModel> of(JobId job) {
        return db.sql(
                        """
                        SELECT * FROM served_model WHERE job_id = ?
                        ORDER BY checkpoint DESC, name
                        """)
                .param(job.value())
                .query(this::model)
                .list();
    }

    @Override
    public boolean remove(ModelName name) {
        return db.sql(
                                """
                                DELETE FROM served_model WHERE job_id = (
                                    SELECT job_id FROM served_model
                                    WHERE name = ? AND NOT checkpoint)
                                """)
                        .param(name.value())
                        .update()
                > 0;
    }

    private ServedModel model(ResultSet row, int number) throws SQLException {
        var site =
                new Site(
                        new DeploymentId(row.getString("deployment")),
                        new ProviderId(row.getString("provider")));
        return new ServedModel(
                new ModelName(row.getString("name")),
                new Owner(row.getString("owner")),
                new JobId(row.getString("job_id")),
                new ServedModel.Origin(
                        site,
                        ids.open(row.getString("provider_model")),
                        new ModelName(row.getString("base")),
                        row.getBoolean("checkpoint")),
                Columns.instant(row, "created_at"));
    }
}
