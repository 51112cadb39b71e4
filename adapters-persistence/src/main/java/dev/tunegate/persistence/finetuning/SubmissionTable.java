package dev.tunegate.persistence.finetuning;

import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.finetuning.Fingerprint;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.access.MakerColumns;
import dev.tunegate.persistence.secret.SealedIds;
import dev.tunegate.persistence.shared.Columns;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table of what is brought to providers at most once, with {@link SubmissionColumns}: it holds
 * equal requests apart and changes one row at a time, on every node.
 */
public final class SubmissionTable<T> {

    private final JdbcClient db;
    private final Transactions transactions;
    private final Layout layout;
    private final RowMapper<T> rows;

    /**
     * What tells one such table from another.
     *
     * @param json the columns that hold JSON
     * @param unfinished the condition on a row that is under way, as the table's indexes say it
     */
    public record Layout(String name, Set<String> json, String unfinished) {

        private String placeholder(String column) {
            return json.contains(column) ? ":" + column + "::jsonb" : ":" + column;
        }
    }

    public SubmissionTable(
            JdbcClient db, Transactions transactions, Layout layout, RowMapper<T> rows) {
        this.db = db;
        this.transactions = transactions;
        this.layout = layout;
        this.rows = rows;
    }

    /** Stores a row unless the request repeats a former one; no other node can do so meanwhile. */
    public Optional<T> addUnlessRepeated(
            Owner owner,
            RequestIdentity identity,
            Supplier<Optional<T>> former,
            Supplier<Map<String, @Nullable Object>> row) {
        return transactions.call(
                () -> {
                    lock("request", owner, identity.fingerprint().hex());
                    identity.idempotencyKey().ifPresent(it -> lock("key", owner, it));
                    var repeated = former.get();
                    if (repeated.isEmpty()) {
                        insert(row.get());
                    }
                    return repeated;
                });
    }

    /**
     * Held until the transaction ends; on every node. All take the lock on the request first, so
     * that none waits for another in a circle.
     */
    private void lock(String kind, Owner owner, String word) {
        db.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))::text")
                .param("%s %s %s %s".formatted(layout.name(), kind, owner, Columns.of(word)))
                .query(Columns::firstText)
                .single();
    }

    private void insert(Map<String, @Nullable Object> row) {
        var columns = String.join(", ", row.keySet());
        var values =
                row.keySet().stream().map(layout::placeholder).collect(Collectors.joining(", "));
        db.sql("INSERT INTO %s (%s) VALUES (%s)".formatted(layout.name(), columns, values))
                .params(row)
                .update();
    }

    public Optional<T> find(String id) {
        return db.sql("SELECT * FROM %s WHERE id = ?".formatted(layout.name()))
                .param(id)
                .query(rows)
                .optional();
    }

    /**
     * Changes a row that nobody else changes meanwhile.
     *
     * @param state the columns that may change
     * @return what stands there now
     */
    public Optional<T> change(
            String id, UnaryOperator<T> change, Function<T, Map<String, @Nullable Object>> state) {
        return transactions.call(
                () ->
                        db.sql("SELECT * FROM %s WHERE id = ? FOR UPDATE".formatted(layout.name()))
                                .param(id)
                                .query(rows)
                                .optional()
                                .map(
                                        before -> {
                                            var after = change.apply(before);
                                            return after.equals(before)
                                                    ? before
                                                    : store(id, state.apply(after));
                                        }));
    }

    private T store(String id, Map<String, @Nullable Object> row) {
        var changes =
                row.keySet().stream()
                        .map(it -> it + " = " + layout.placeholder(it))
                        .collect(Collectors.joining(", "));
        return db.sql(
                        "UPDATE %s SET %s WHERE id = :id RETURNING *"
                                .formatted(layout.name(), changes))
                .params(row)
                .param("id", id)
                .query(rows)
                .single();
    }

    public Optional<T> findByRun(DeploymentId at, ProviderJobId run, SealedIds ids) {
        return db.sql(
                        "SELECT * FROM %s WHERE deployment = :at AND run_id = ANY(:run)"
                                .formatted(layout.name()))
                .param("at", at.value())
                .param("run", ids.forms(Columns.of(run.value())))
                .query(rows)
                .optional();
    }

    /** Counts what is under way; until the transaction ends nobody else counts for this quota. */
    public long unfinishedUnder(Quota quota) {
        MakerColumns.lock(db, layout.name(), quota);
        return db.sql(
                        "SELECT count(*) FROM %s WHERE %s AND %s"
                                .formatted(
                                        layout.name(),
                                        layout.unfinished(),
                                        MakerColumns.countsFor(quota)))
                .param(quota.id())
                .query(Columns::firstNumber)
                .single();
    }

    public Optional<T> findByIdempotencyKey(Owner owner, String key, Instant since) {
        return newest("idempotency_key", owner, Columns.of(key), since);
    }

    public Optional<T> findByFingerprint(Owner owner, Fingerprint print, Instant since) {
        return newest("fingerprint", owner, print.hex(), since);
    }

    private Optional<T> newest(String column, Owner owner, String word, Instant since) {
        return db.sql(
                        """
                        SELECT * FROM %s
                        WHERE owner = ? AND %s = ? AND created_at > ?
                        ORDER BY created_at DESC, id DESC LIMIT 1
                        """
                                .formatted(layout.name(), column))
                .params(owner.value(), word, Columns.of(since))
                .query(rows)
                .optional();
    }
}
