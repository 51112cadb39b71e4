package dev.tunegate.persistence.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tunegate.domain.key.KeyId;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.shared.Columns;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Virtual keys as rows. Each request asks for its key, so an answer is kept for half a second; a
 * change on this node is seen at once, on others when that has passed.
 */
public final class JdbcVirtualKeys implements VirtualKeys {

    private static final Duration KEPT = Duration.ofMillis(500);
    private static final int MOST_KEPT = 100_000;

    private final JdbcAggregateTemplate rows;
    private final JdbcClient db;
    private final Transactions transactions;
    private final Cache<KeyId, Optional<VirtualKey>> recent =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

    public JdbcVirtualKeys(JdbcAggregateTemplate rows, JdbcClient db, Transactions transactions) {
        this.rows = rows;
        this.db = db;
        this.transactions = transactions;
    }

    @Override
    public void add(VirtualKey key) {
        rows.insert(KeyRow.of(key));
        forget(key.id());
    }

    @Override
    public Optional<VirtualKey> find(KeyId id) {
        return Objects.requireNonNull(recent.get(id, this::read));
    }

    private Optional<VirtualKey> read(KeyId id) {
        return Optional.ofNullable(rows.findById(id.value(), KeyRow.class)).map(KeyRow::toKey);
    }

    @Override
    public List<VirtualKey> findByAlias(String alias) {
        return db
                .sql("SELECT id FROM virtual_key WHERE alias = ? ORDER BY created_at, id")
                .param(alias)
                .query(Columns::firstText)
                .list()
                .stream()
                .flatMap(it -> read(new KeyId(it)).stream())
                .toList();
    }

    @Override
    public Listing<VirtualKey> list(ListQuery query) {
        boolean newest = query.order() == ListQuery.Order.NEWEST_FIRST;
        var ids = newest ? ids(query, "<", "DESC") : ids(query, ">", "ASC");
        var page = Listing.of(ids, query.limit());
        var keys =
                rows.findAllById(page.items(), KeyRow.class).stream()
                        .map(KeyRow::toKey)
                        .collect(Collectors.toMap(it -> it.id().value(), Function.identity()));
        var found = page.items().stream().map(keys::get).filter(Objects::nonNull).toList();
        return new Listing<>(found, page.hasMore());
    }

    private List<String> ids(ListQuery query, String beyond, String direction) {
        var after = query.after();
        after.ifPresent(it -> requireKnown(it, query));
        var where =
                after.isEmpty()
                        ? ""
                        : """
                          WHERE (created_at, id) %s
                              (SELECT created_at, id FROM virtual_key WHERE id = :after)
                          """
                                .formatted(beyond);
        return db.sql(
                        "SELECT id FROM virtual_key %s ORDER BY created_at %s, id %s LIMIT :limit"
                                .formatted(where, direction, direction))
                .param("after", after.orElse(""))
                .param("limit", query.limit() + 1)
                .query(Columns::firstText)
                .list();
    }

    private void requireKnown(String id, ListQuery query) {
        if (!rows.existsById(id, KeyRow.class)) {
            throw query.unknownCursor();
        }
    }

    @Override
    public long count() {
        return rows.count(KeyRow.class);
    }

    @Override
    public Optional<VirtualKey> change(KeyId id, UnaryOperator<VirtualKey> change) {
        return transactions.call(() -> locked(id).map(it -> store(change.apply(it))));
    }

    private Optional<VirtualKey> locked(KeyId id) {
        return db.sql("SELECT id FROM virtual_key WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(Columns::firstText)
                .optional()
                .flatMap(_ -> read(id));
    }

    private VirtualKey store(VirtualKey key) {
        rows.update(KeyRow.of(key));
        forget(key.id());
        return key;
    }

    @Override
    public boolean remove(KeyId id) {
        int removed = db.sql("DELETE FROM virtual_key WHERE id = ?").param(id.value()).update();
        forget(id);
        return removed > 0;
    }

    /** Once now, for our own transaction, and once when the change is there for everybody. */
    private void forget(KeyId id) {
        recent.invalidate(id);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            recent.invalidate(id);
                        }
                    });
        }
    }
}
