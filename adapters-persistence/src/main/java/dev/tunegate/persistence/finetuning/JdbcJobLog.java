package dev.tunegate.persistence.finetuning;

import dev.tunegate.domain.finetuning.EventId;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobLog;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Json;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events as rows; a sequence of the database is their order. */
public final class JdbcJobLog implements JobLog {

    private final JdbcClient db;

    public JdbcJobLog(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void append(JobId job, List<JobEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        var known = knownKeys(job, events);
        events.stream().filter(it -> !known.contains(it.key())).forEach(it -> insert(job, it));
    }

    /** Spares an insert, and a number of the sequence, for each event that is there already. */
    private List<String> knownKeys(JobId job, List<JobEvent> events) {
        return db.sql("SELECT key FROM job_event WHERE job_id = :job AND key = ANY(:keys)")
                .param("job", job.value())
                .param("keys", events.stream().map(JobEvent::key).toArray(String[]::new))
                .query(Columns::firstText)
                .list();
    }

    private void insert(JobId job, JobEvent event) {
        db.sql(
                        """
                        INSERT INTO job_event (id, job_id, key, created_at, level, message, data)
                        VALUES (?, ?, ?, ?, ?, ?, ?::json)
                        ON CONFLICT (job_id, key) DO NOTHING
                        """)
                .param(event.id().value())
                .param(job.value())
                .param(event.key())
                .param(Columns.of(event.createdAt()))
                .param(event.level().name())
                .param(event.text().message())
                .param(event.isMetrics() ? Json.write(event.text().data()) : null)
                .update();
    }

    @Override
    public Listing<JobEvent> list(JobId job, ListQuery query) {
        boolean newest = query.order() == ListQuery.Order.NEWEST_FIRST;
        long start =
                query.after()
                        .map(it -> place(job, it, query))
                        .orElse(newest ? Long.MAX_VALUE : Long.MIN_VALUE);
        var sql =
                "SELECT * FROM job_event WHERE job_id = ? AND seq %s ? ORDER BY seq %s LIMIT ?"
                        .formatted(newest ? "<" : ">", newest ? "DESC" : "ASC");
        var rows =
                db.sql(sql)
                        .params(job.value(), start, query.limit() + 1)
                        .query(JdbcJobLog::event)
                        .list();
        return Listing.of(rows, query.limit());
    }

    private long place(JobId job, String event, ListQuery query) {
        return db.sql("SELECT seq FROM job_event WHERE job_id = ? AND id = ?")
                .params(job.value(), event)
                .query(Columns::firstNumber)
                .optional()
                .orElseThrow(query::unknownCursor);
    }

    @Override
    public List<JobEvent> metrics(JobId job, int most) {
        return db.sql(
                        """
                        SELECT * FROM (
                            SELECT *, row_number() OVER (ORDER BY seq) AS n, count(*) OVER () AS all_of_them
                            FROM job_event WHERE job_id = :job AND data IS NOT NULL
                        ) AS numbered
                        WHERE n = all_of_them OR n % (1 + (all_of_them - 1) / :most) = 0
                        ORDER BY seq LIMIT :most
                        """)
                .param("job", job.value())
                .param("most", most)
                .query(JdbcJobLog::event)
                .list();
    }

    private static JobEvent event(ResultSet row, int number) throws SQLException {
        var data = row.getString("data");
        Map<String, BigDecimal> figures = data == null ? Map.of() : Json.numbers(data);
        return new JobEvent(
                new EventId(row.getString("id")),
                row.getString("key"),
                Columns.instant(row, "created_at"),
                JobEvent.Level.valueOf(row.getString("level")),
                new JobEvent.Text(row.getString("message"), figures));
    }
}
