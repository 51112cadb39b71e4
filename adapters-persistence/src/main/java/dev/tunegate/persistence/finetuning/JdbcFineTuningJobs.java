package dev.tunegate.persistence.finetuning;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.Fingerprint;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.access.MakerColumns;
import dev.tunegate.persistence.secret.SealedIds;
import dev.tunegate.persistence.shared.Columns;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jobs as rows. */
public final class JdbcFineTuningJobs implements FineTuningJobs {

    /** As the index on unfinished jobs says it. */
    private static final String UNFINISHED = "status NOT IN ('SUCCEEDED', 'FAILED', 'CANCELLED')";

    private static final Set<String> JSON =
            Set.of("method", "integrations", "extensions", "metadata", "chosen");

    private final JdbcClient db;
    private final Transactions transactions;
    private final SealedIds ids;
    private final JobRow rows;

    public JdbcFineTuningJobs(JdbcClient db, Transactions transactions, SealedIds ids) {
        this.db = db;
        this.transactions = transactions;
        this.ids = ids;
        this.rows = new JobRow(ids);
    }

    @Override
    public Optional<FineTuningJob> addUnlessRepeated(FineTuningJob job, Repetition repeated) {
        return transactions.call(
                () -> {
                    var identity = job.requester().identity();
                    lock("request", job.owner(), identity.fingerprint().hex());
                    identity.idempotencyKey().ifPresent(it -> lock("key", job.owner(), it));
                    var former = repeated.find();
                    if (former.isEmpty()) {
                        insert(job);
                    }
                    return former;
                });
    }

    /**
     * Held until the transaction ends; on every node. All take the lock on the request first, so
     * that none waits for another in a circle.
     */
    private void lock(String kind, Owner owner, String word) {
        db.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))::text")
                .param("%s %s %s".formatted(kind, owner, Columns.of(word)))
                .query(Columns::firstText)
                .single();
    }

    private void insert(FineTuningJob job) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(JobRow.request(job));
        row.putAll(rows.state(job));
        var columns = String.join(", ", row.keySet());
        var values =
                row.keySet().stream()
                        .map(JdbcFineTuningJobs::placeholder)
                        .collect(Collectors.joining(", "));
        db.sql("INSERT INTO fine_tuning_job (%s) VALUES (%s)".formatted(columns, values))
                .params(row)
                .update();
    }

    private static String placeholder(String column) {
        return JSON.contains(column) ? ":" + column + "::jsonb" : ":" + column;
    }

    @Override
    public Optional<FineTuningJob> find(JobId id) {
        return db.sql("SELECT * FROM fine_tuning_job WHERE id = ?")
                .param(id.value())
                .query(rows::job)
                .optional();
    }

    @Override
    public Optional<FineTuningJob> visibleTo(Caller caller, JobId id) {
        return find(id).filter(it -> caller.sees(it.owner()));
    }

    @Override
    public Listing<FineTuningJob> list(Caller caller, JobFilter filter, ListQuery query) {
        var search = new JobSearch(caller, filter, query);
        query.after().ifPresent(it -> requireTheirs(caller, it, query));
        var page = db.sql(search.sql()).params(search.params()).query(rows::job).list();
        return Listing.of(page, query.limit());
    }

    private void requireTheirs(Caller caller, String id, ListQuery query) {
        boolean theirs =
                db.sql(
                                """
                                SELECT owner FROM fine_tuning_job WHERE id = :id
                                UNION ALL SELECT owner FROM forgotten_job WHERE id = :id
                                """)
                        .param("id", Columns.of(id))
                        .query(Columns::firstText)
                        .optional()
                        .filter(it -> caller.sees(new Owner(it)))
                        .isPresent();
        if (!theirs) {
            throw query.unknownCursor();
        }
    }

    @Override
    public Optional<FineTuningJob> change(JobId id, UnaryOperator<FineTuningJob> change) {
        return transactions.call(
                () ->
                        db.sql("SELECT * FROM fine_tuning_job WHERE id = ? FOR UPDATE")
                                .param(id.value())
                                .query(rows::job)
                                .optional()
                                .map(it -> store(it, change.apply(it))));
    }

    /** What was asked never changes; where it runs, and how far it has come, does. */
    private FineTuningJob store(FineTuningJob before, FineTuningJob after) {
        if (after.equals(before)) {
            return before;
        }
        var row = rows.state(after);
        var changes =
                row.keySet().stream()
                        .map(it -> it + " = " + placeholder(it))
                        .collect(Collectors.joining(", "));
        return db.sql("UPDATE fine_tuning_job SET %s WHERE id = :id RETURNING *".formatted(changes))
                .params(row)
                .param("id", after.id().value())
                .query(rows::job)
                .single();
    }

    @Override
    public void remove(JobId id) {
        db.sql(
                        """
                        WITH gone AS (
                            DELETE FROM fine_tuning_job WHERE id = :id
                            RETURNING id, owner, created_at
                        ), over AS (
                            DELETE FROM forgotten_job WHERE gone_at < now() - interval '1 day'
                        )
                        INSERT INTO forgotten_job (id, owner, created_at) SELECT * FROM gone
                        """)
                .param("id", id.value())
                .update();
    }

    @Override
    public Optional<FineTuningJob> findByRun(DeploymentId at, ProviderJobId run) {
        return db.sql("SELECT * FROM fine_tuning_job WHERE deployment = :at AND run_id = ANY(:run)")
                .param("at", at.value())
                .param("run", ids.forms(Columns.of(run.value())))
                .query(rows::job)
                .optional();
    }

    @Override
    public Map<DeploymentId, Long> unfinished(Set<DeploymentId> at) {
        var ids = at.stream().map(DeploymentId::value).toArray(String[]::new);
        return db
                .sql(
                        """
                        SELECT deployment, count(*) AS jobs FROM fine_tuning_job
                        WHERE deployment = ANY(:ids) AND %s GROUP BY deployment
                        """
                                .formatted(UNFINISHED))
                .param("ids", ids)
                .query(
                        (row, _) ->
                                Map.entry(
                                        new DeploymentId(row.getString("deployment")),
                                        row.getLong("jobs")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public long unfinishedUnder(Quota quota) {
        MakerColumns.lock(db, "jobs", quota);
        return db.sql(
                        "SELECT count(*) FROM fine_tuning_job WHERE %s AND %s"
                                .formatted(UNFINISHED, MakerColumns.countsFor(quota)))
                .param(quota.id())
                .query(Columns::firstNumber)
                .single();
    }

    @Override
    public List<JobId> unfinishedUsing(FileId file) {
        return db
                .sql(
                        """
                        SELECT id FROM fine_tuning_job
                        WHERE (training_file = :file OR validation_file = :file)
                            AND (%s OR placement = 'attempting')
                        ORDER BY created_at, id
                        """
                                .formatted(UNFINISHED))
                .param("file", file.value())
                .query(Columns::firstText)
                .list()
                .stream()
                .map(JobId::new)
                .toList();
    }

    @Override
    public Optional<FineTuningJob> findByIdempotencyKey(Owner owner, String key, Instant since) {
        return db.sql(
                        """
                        SELECT * FROM fine_tuning_job
                        WHERE owner = ? AND idempotency_key = ? AND created_at > ?
                        ORDER BY created_at DESC, id DESC LIMIT 1
                        """)
                .params(owner.value(), Columns.of(key), Columns.of(since))
                .query(rows::job)
                .optional();
    }

    @Override
    public Optional<FineTuningJob> findByFingerprint(
            Owner owner, Fingerprint print, Instant since) {
        return db.sql(
                        """
                        SELECT * FROM fine_tuning_job
                        WHERE owner = ? AND fingerprint = ? AND created_at > ?
                        ORDER BY created_at DESC, id DESC LIMIT 1
                        """)
                .params(owner.value(), print.hex(), Columns.of(since))
                .query(rows::job)
                .optional();
    }
}
