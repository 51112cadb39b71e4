package dev.tunegate.persistence.finetuning;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.Checkpoint;
import dev.tunegate.domain.finetuning.CheckpointId;
import dev.tunegate.domain.finetuning.Checkpoints;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checkpoints as rows. */
public final class JdbcCheckpoints implements Checkpoints {

    private final JdbcClient db;

    public JdbcCheckpoints(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void add(JobId job, List<Checkpoint> checkpoints) {
        for (var checkpoint : checkpoints) {
            db.sql(
                            """
                            INSERT INTO checkpoint (id, job_id, step, model, created_at, metrics)
                            VALUES (?, ?, ?, ?, ?, ?::json)
                            ON CONFLICT (job_id, step) DO NOTHING
                            """)
                    .params(
                            checkpoint.id().value(),
                            job.value(),
                            checkpoint.step(),
                            checkpoint.model().value(),
                            Columns.of(checkpoint.createdAt()),
                            Json.write(checkpoint.metrics()))
                    .update();
        }
    }

    @Override
    public Listing<Checkpoint> list(JobId job, ListQuery query) {
        boolean newest = query.order() == ListQuery.Order.NEWEST_FIRST;
        long start =
                query.after()
                        .map(it -> place(job, it, query))
                        .orElse(newest ? Long.MAX_VALUE : Long.MIN_VALUE);
        var sql =
                "SELECT * FROM checkpoint WHERE job_id = ? AND step %s ? ORDER BY step %s LIMIT ?"
                        .formatted(newest ? "<" : ">", newest ? "DESC" : "ASC");
        var rows =
                db.sql(sql)
                        .params(job.value(), start, query.limit() + 1)
                        .query(JdbcCheckpoints::checkpoint)
                        .list();
        return Listing.of(rows, query.limit());
    }

    @Override
    public Optional<Checkpoint> find(CheckpointId id) {
        return db.sql("SELECT * FROM checkpoint WHERE id = ?")
                .param(id.value())
                .query(JdbcCheckpoints::checkpoint)
                .optional();
    }

    private long place(JobId job, String checkpoint, ListQuery query) {
        return db.sql("SELECT step FROM checkpoint WHERE job_id = ? AND id = ?")
                .params(job.value(), Columns.of(checkpoint))
                .query(Columns::firstNumber)
                .optional()
                .orElseThrow(query::unknownCursor);
    }

    private static Checkpoint checkpoint(ResultSet row, int number) throws SQLException {
        return new Checkpoint(
                new CheckpointId(row.getString("id")),
                new ModelName(row.getString("model")),
                row.getLong("step"),
                Columns.instant(row, "created_at"),
                Json.numbers(row.getString("metrics")));
    }
}
