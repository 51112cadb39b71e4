package dev.tunegate.persistence.batch;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.batch.Batches;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.Fingerprint;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.access.OwnerScope;
import dev.tunegate.persistence.finetuning.SubmissionTable;
import dev.tunegate.persistence.secret.SealedIds;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.TimeOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Batches as rows. */
public final class JdbcBatches implements Batches {

    /** As the indexes say it. */
    private static final String UNFINISHED =
            "status NOT IN ('FAILED', 'COMPLETED', 'EXPIRED', 'CANCELLED')";

    private static final SubmissionTable.Layout LAYOUT =
            new SubmissionTable.Layout("batch", Set.of("metadata", "errors", "usage"), UNFINISHED);

    private final JdbcClient db;
    private final SubmissionTable<Batch> table;
    private final SealedIds ids;
    private final BatchRow rows;

    public JdbcBatches(JdbcClient db, Transactions transactions, SealedIds ids) {
        this.db = db;
        this.ids = ids;
        this.rows = new BatchRow(ids);
        this.table = new SubmissionTable<>(db, transactions, LAYOUT, rows::batch);
    }

    @Override
    public Optional<Batch> addUnlessRepeated(Batch batch, Repetition repeated) {
        return table.addUnlessRepeated(
                batch.owner(), batch.requester().identity(), repeated::find, () -> row(batch));
    }

    private Map<String, @Nullable Object> row(Batch batch) {
        var row = new LinkedHashMap<String, @Nullable Object>(BatchRow.request(batch));
        row.putAll(rows.state(batch));
        return row;
    }

    @Override
    public Optional<Batch> find(BatchId id) {
        return table.find(id.value());
    }

    @Override
    public Optional<Batch> visibleTo(Caller caller, BatchId id) {
        return find(id).filter(it -> caller.sees(it.owner()));
    }

    @Override
    public Listing<Batch> list(Caller caller, ListQuery query) {
        query.after().ifPresent(it -> requireTheirs(caller, it, query));
        var scope = OwnerScope.of(caller);
        var order =
                scope.isEverything()
                        ? TimeOrder.ofAll("batch", query)
                        : TimeOrder.ofPart("batch", query);
        var params = new HashMap<String, Object>(scope.params());
        params.put("limit", query.limit() + 1);
        query.after().ifPresent(it -> params.put("after", Columns.of(it)));
        var beyond = query.after().map(_ -> " AND " + order.beyond()).orElse("");
        var page =
                db.sql(
                                "SELECT * FROM batch WHERE %s%s %s"
                                        .formatted(scope.condition(), beyond, order.orderBy()))
                        .params(params)
                        .query(rows::batch)
                        .list();
        return Listing.of(page, query.limit());
    }

    private void requireTheirs(Caller caller, String id, ListQuery query) {
        boolean theirs =
                db.sql("SELECT owner FROM batch WHERE id = ?")
                        .param(Columns.of(id))
                        .query(Columns::firstText)
                        .optional()
                        .filter(it -> caller.sees(new Owner(it)))
                        .isPresent();
        if (!theirs) {
            throw query.unknownCursor();
        }
    }

    @Override
    public Optional<Batch> change(BatchId id, UnaryOperator<Batch> change) {
        return table.change(id.value(), change, rows::state);
    }

    @Override
    public Optional<Batch> findByRun(DeploymentId at, ProviderJobId run) {
        return table.findByRun(at, run, ids);
    }

    @Override
    public long unfinishedUnder(Quota quota) {
        return table.unfinishedUnder(quota);
    }

    @Override
    public List<BatchId> unfinishedUsing(FileId file) {
        return db
                .sql(
                        """
                        SELECT id FROM batch
                        WHERE input_file = ? AND (%s OR placement = 'attempting')
                        ORDER BY created_at, id
                        """
                                .formatted(UNFINISHED))
                .param(file.value())
                .query(Columns::firstText)
                .list()
                .stream()
                .map(BatchId::new)
                .toList();
    }

    @Override
    public Optional<Batch> findByIdempotencyKey(Owner owner, String key, Instant since) {
        return table.findByIdempotencyKey(owner, key, since);
    }

    @Override
    public Optional<Batch> findByFingerprint(Owner owner, Fingerprint print, Instant since) {
        return table.findByFingerprint(owner, print, since);
    }
}
