package dev.tunegate.persistence.finetuning;

import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.TrackedRun;
import dev.tunegate.domain.finetuning.TrackedRunId;
import dev.tunegate.domain.finetuning.TrackedRuns;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs at experiment trackers as rows. */
public final class JdbcTrackedRuns implements TrackedRuns {

    private final JdbcClient db;
    private final Transactions transactions;

    public JdbcTrackedRuns(JdbcClient db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    @Override
    public void add(TrackedRun run) {
        db.sql(
                        """
                        INSERT INTO tracked_run
                            (id, job_id, entity, project, sent, state, failing_since)
                        VALUES (:id, :job, :entity, :project, :sent, :state, :failing)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", run.id().value())
                .param("job", run.job().value())
                .param("entity", run.place().map(it -> Columns.of(it.entity())).orElse(null))
                .param("project", run.place().map(it -> Columns.of(it.project())).orElse(null))
                .param("sent", run.sent())
                .param("state", run.state().name())
                .param("failing", Columns.of(run.failingSince()))
                .update();
    }

    @Override
    public List<TrackedRun> of(JobId job) {
        return db.sql("SELECT * FROM tracked_run WHERE job_id = ? ORDER BY id")
                .param(job.value())
                .query(JdbcTrackedRuns::run)
                .list();
    }

    @Override
    public Optional<TrackedRun> change(TrackedRunId id, UnaryOperator<TrackedRun> change) {
        return transactions.call(
                () ->
                        db.sql("SELECT * FROM tracked_run WHERE id = ? FOR UPDATE")
                                .param(id.value())
                                .query(JdbcTrackedRuns::run)
                                .optional()
                                .map(change)
                                .map(this::stored));
    }

    private TrackedRun stored(TrackedRun run) {
        db.sql(
                        """
                        UPDATE tracked_run SET entity = :entity, project = :project, sent = :sent,
                            state = :state, failing_since = :failing
                        WHERE id = :id
                        """)
                .param("id", run.id().value())
                .param("entity", run.place().map(it -> Columns.of(it.entity())).orElse(null))
                .param("project", run.place().map(it -> Columns.of(it.project())).orElse(null))
                .param("sent", run.sent())
                .param("state", run.state().name())
                .param("failing", Columns.of(run.failingSince()))
                .update();
        return run;
    }

    private static TrackedRun run(ResultSet row, int number) throws SQLException {
        var entity = Columns.text(row, "entity");
        var project = Columns.text(row, "project");
        return new TrackedRun(
                new JobId(row.getString("job_id")),
                new TrackedRunId(row.getString("id")),
                entity.flatMap(who -> project.map(it -> new TrackedRun.Place(who, it))),
                row.getLong("sent"),
                TrackedRun.State.valueOf(row.getString("state")),
                Columns.optionalInstant(row, "failing_since"));
    }
}
