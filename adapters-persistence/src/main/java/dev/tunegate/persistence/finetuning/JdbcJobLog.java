package dev.tunegate.persistence.finetuning;

import dev.tunegate.domain.finetuning.EventId;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobLog;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.secret.SealedIds;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Json;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events as rows; a sequence of the database is their order. */
public final class JdbcJobLog implements JobLog {

    private final JdbcClient db;
    private final Transactions transactions;
    private final SealedIds ids;

    public JdbcJobLog(JdbcClient db, Transactions transactions, SealedIds ids) {
        this.db = db;
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public void append(JobId job, List<JobEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        transactions.run(
                () -> {
                    lock(job);
                    var keys = events.stream().map(JobEvent::key).collect(Collectors.toSet());
                    var known = knownKeys(job, keys);
                    var last = lastTime(job);
                    for (var event : events) {
                        if (!known.contains(Columns.of(event.key()))) {
                            var dated = event.notBefore(last);
                            insert(job, dated);
                            last = dated.createdAt();
                        }
                    }
                });
    }

    /** The job is locked: nobody writes a later one meanwhile. */
    private Instant lastTime(JobId job) {
        return db.sql("SELECT created_at FROM job_event WHERE job_id = ? ORDER BY seq DESC LIMIT 1")
                .param(job.value())
                .query((row, _) -> Columns.instant(row, "created_at"))
                .optional()
                .orElse(Instant.MIN);
    }

    /**
     * One writer a job at a time: otherwise a lower number could appear behind one that a reader
     * has passed already.
     */
    private void lock(JobId job) {
        db.sql("SELECT id FROM fine_tuning_job WHERE id = ? FOR NO KEY UPDATE")
                .param(job.value())
                .query(Columns::firstText)
                .optional();
    }

    /** Spares an insert, and a number of the sequence, for each event that is there already. */
    private Set<String> knownKeys(JobId job, Set<String> keys) {
        return db.sql("SELECT key FROM job_event WHERE job_id = :job AND key = ANY(:keys)")
                .param("job", job.value())
                .param(
                        "keys",
                        keys.stream()
                                .map(Columns::of)
                                .flatMap(it -> Stream.of(ids.forms(it)))
                                .toArray(String[]::new))
                .query((row, _) -> ids.open(row.getString("key")))
                .set();
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
                .param(ids.closed(Columns.of(event.key())))
                .param(Columns.of(event.createdAt()))
                .param(event.level().name())
                .param(Columns.of(event.text().message()))
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
                db.sql(sql).params(job.value(), start, query.limit() + 1).query(this::event).list();
        return Listing.of(rows, query.limit());
    }

    private long place(JobId job, String event, ListQuery query) {
        return db.sql("SELECT seq FROM job_event WHERE job_id = ? AND id = ?")
                .params(job.value(), Columns.of(event))
                .query(Columns::firstNumber)
                .optional()
                .orElseThrow(query::unknownCursor);
    }

    /** Of {@code total} events, those at i × total ÷ most for i from 1 to most: the last is one. */
    @Override
    public List<JobEvent> metrics(JobId job, int most) {
        return db.sql(
                        """
                        SELECT * FROM (
                            SELECT *, row_number() OVER (ORDER BY seq) AS place,
                                count(*) OVER () AS total
                            FROM job_event WHERE job_id = :job AND data IS NOT NULL
                        ) AS numbered
                        WHERE total <= :most OR ((place + 1) * :most + total - 1) / total
                            > (place * :most + total - 1) / total
                        ORDER BY seq
                        """)
                .param("job", job.value())
                .param("most", (long) most)
                .query(this::event)
                .list();
    }

    /** The order of writing is the order of committing, so that a place stays what it is. */
    @Override
    public List<JobEvent> metricsFrom(JobId job, long place, int most) {
        return db.sql(
                        """
                        SELECT * FROM job_event WHERE job_id = ? AND data IS NOT NULL
                        ORDER BY seq OFFSET ? LIMIT ?
                        """)
                .params(job.value(), place, most)
                .query(this::event)
                .list();
    }

    @Override
    public boolean hasAny(JobId job, Set<String> keys) {
        return !knownKeys(job, keys).isEmpty();
    }

    private JobEvent event(ResultSet row, int number) throws SQLException {
        var data = row.getString("data");
        Map<String, BigDecimal> figures = data == null ? Map.of() : Json.numbers(data);
        return new JobEvent(
                new EventId(row.getString("id")),
                ids.open(row.getString("key")),
                Columns.instant(row, "created_at"),
                JobEvent.Level.valueOf(row.getString("level")),
                new JobEvent.Text(row.getString("message"), figures));
    }
}
