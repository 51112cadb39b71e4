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

    /** As the indexes say it. */
    private static final String UNFINISHED = "status NOT IN ('SUCCEEDED', 'FAILED', 'CANCELLED')";

    private static final SubmissionTable.Layout LAYOUT =
            new SubmissionTable.Layout(
                    "fine_tuning_job",
                    Set.of("method", "integrations", "extensions", "metadata", "chosen"),
                    UNFINISHED);

    private final JdbcClient db;
    private final SubmissionTable<FineTuningJob> table;
    private final SealedIds ids;
    private final JobRow rows;

    public JdbcFineTuningJobs(JdbcClient db, Transactions transactions, SealedIds ids) {
        this.db = db;
        this.ids = ids;
        this.rows = new JobRow(new SubmissionColumns(ids));
        this.table = new SubmissionTable<>(db, transactions, LAYOUT, rows::job);
    }

    @Override
    public Optional<FineTuningJob> addUnlessRepeated(FineTuningJob job, Repetition repeated) {
        return table.addUnlessRepeated(
                job.owner(), job.requester().identity(), repeated::find, () -> row(job));
    }

    private Map<String, @Nullable Object> row(FineTuningJob job) {
        var row = new LinkedHashMap<String, @Nullable Object>(JobRow.request(job));
        row.putAll(rows.state(job));
        return row;
    }

    @Override
    public Optional<FineTuningJob> find(JobId id) {
        return table.find(id.value());
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
        return table.change(id.value(), change, rows::state);
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
        return table.findByRun(at, run, ids);
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
        return table.unfinishedUnder(quota);
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
        return table.findByIdempotencyKey(owner, key, since);
    }

    @Override
    public Optional<FineTuningJob> findByFingerprint(
            Owner owner, Fingerprint print, Instant since) {
        return table.findByFingerprint(owner, print, since);
    }
}
