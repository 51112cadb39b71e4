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
import dev.tunegate.persistence.access.MakerColumns;
import dev.tunegate.persistence.access.OwnerScope;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Batches as rows. */
public final class JdbcBatches implements Batches {

    /** As the indexes on unfinished batches say it. */
    private static final String UNFINISHED =
            "status NOT IN ('FAILED', 'COMPLETED', 'EXPIRED', 'CANCELLED')";

    private static final Set<String> JSON = Set.of("metadata", "errors", "usage");

    private final JdbcClient db;
    private final Transactions transactions;
    private final SealedIds ids;
    private final BatchRow rows;

    public JdbcBatches(JdbcClient db, Transactions transactions, SealedIds ids) {
        this.db = db;
        this.transactions = transactions;
        this.ids = ids;
        this.rows = new BatchRow(ids);
    }

    @Override
    public Optional<Batch> addUnlessRepeated(Batch batch, Repetition repeated) {
        return transactions.call(
                () -> {
                    var identity = batch.requester().identity();
                    lock("request", batch.owner(), identity.fingerprint().hex());
                    identity.idempotencyKey().ifPresent(it -> lock("key", batch.owner(), it));
                    var former = repeated.find();
                    if (former.isEmpty()) {
                        insert(batch);
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
                .param("batch %s %s %s".formatted(kind, owner, Columns.of(word)))
                .query(Columns::firstText)
                .single();
    }

    private void insert(Batch batch) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(BatchRow.request(batch));
        row.putAll(rows.state(batch));
        var columns = String.join(", ", row.keySet());
        var values =
                row.keySet().stream()
                        .map(JdbcBatches::placeholder)
                        .collect(Collectors.joining(", "));
        db.sql("INSERT INTO batch (%s) VALUES (%s)".formatted(columns, values))
                .params(row)
                .update();
    }

    private static String placeholder(String column) {
        return JSON.contains(column) ? ":" + column + "::jsonb" : ":" + column;
    }

    @Override
    public Optional<Batch> find(BatchId id) {
        return db.sql("SELECT * FROM batch WHERE id = ?")
                .param(id.value())
                .query(rows::batch)
                .optional();
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
        return transactions.call(
                () ->
                        db.sql("SELECT * FROM batch WHERE id = ? FOR UPDATE")
                                .param(id.value())
                                .query(rows::batch)
                                .optional()
                                .map(it -> store(it, change.apply(it))));
    }

    /** What was asked never changes; where it goes, and how far it has come, does. */
    private Batch store(Batch before, Batch after) {
        if (after.equals(before)) {
            return before;
        }
        var row = rows.state(after);
        var changes =
                row.keySet().stream()
                        .map(it -> it + " = " + placeholder(it))
                        .collect(Collectors.joining(", "));
        return db.sql("UPDATE batch SET %s WHERE id = :id RETURNING *".formatted(changes))
                .params(row)
                .param("id", after.id().value())
                .query(rows::batch)
                .single();
    }

    @Override
    public Optional<Batch> findByRun(DeploymentId at, ProviderJobId run) {
        return db.sql("SELECT * FROM batch WHERE deployment = :at AND run_id = ANY(:run)")
                .param("at", at.value())
                .param("run", ids.forms(Columns.of(run.value())))
                .query(rows::batch)
                .optional();
    }

    @Override
    public long unfinishedUnder(Quota quota) {
        MakerColumns.lock(db, "batches", quota);
        return db.sql(
                        "SELECT count(*) FROM batch WHERE %s AND %s"
                                .formatted(UNFINISHED, MakerColumns.countsFor(quota)))
                .param(quota.id())
                .query(Columns::firstNumber)
                .single();
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
        return newest("idempotency_key", owner, Columns.of(key), since);
    }

    @Override
    public Optional<Batch> findByFingerprint(Owner owner, Fingerprint print, Instant since) {
        return newest("fingerprint", owner, print.hex(), since);
    }

    private Optional<Batch> newest(String column, Owner owner, String word, Instant since) {
        return db.sql(
                        """
                        SELECT * FROM batch
                        WHERE owner = ? AND %s = ? AND created_at > ?
                        ORDER BY created_at DESC, id DESC LIMIT 1
                        """
                                .formatted(column))
                .params(owner.value(), word, Columns.of(since))
                .query(rows::batch)
                .optional();
    }
}
