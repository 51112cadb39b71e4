package dev.tunegate.persistence.key;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.key.KeyFilter;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Recent;
import dev.tunegate.persistence.shared.TimeOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Virtual keys as rows. Each request asks for its key, so an answer is kept for a moment. */
public final class JdbcVirtualKeys implements VirtualKeys {

    private final JdbcAggregateTemplate rows;
    private final JdbcClient db;
    private final Transactions transactions;
    private final Recent<KeyId, Optional<VirtualKey>> recent;

    public JdbcVirtualKeys(JdbcAggregateTemplate rows, JdbcClient db, Transactions transactions) {
        this(rows, db, transactions, Ticker.systemTicker());
    }

    JdbcVirtualKeys(
            JdbcAggregateTemplate rows, JdbcClient db, Transactions transactions, Ticker ticker) {
        this.rows = rows;
        this.db = db;
        this.transactions = transactions;
        this.recent = new Recent<>(ticker, Optional.empty());
    }

    @Override
    public void add(VirtualKey key) {
        rows.insert(KeyRow.of(key));
        recent.changed(key.id());
    }

    @Override
    public Optional<VirtualKey> find(KeyId id) {
        return recent.find(id, this::read);
    }

    private Optional<VirtualKey> read(KeyId id) {
        return Optional.ofNullable(rows.findById(id.value(), KeyRow.class)).map(KeyRow::toKey);
    }

    @Override
    public List<VirtualKey> findByAlias(String alias) {
        return keys(
                db.sql("SELECT * FROM virtual_key WHERE alias = ? ORDER BY created_at, id")
                        .param(Columns.of(alias)));
    }

    @Override
    public Listing<VirtualKey> list(KeyFilter filter, ListQuery query) {
        var where = KeyConditions.of(filter);
        var order = TimeOrder.ofPart("virtual_key", query);
        query.after()
                .map(Columns::of)
                .ifPresent(
                        it -> {
                            requireKnown(it, filter, query);
                            where.and(order.beyond(), "after", it);
                        });
        var page =
                keys(
                        db.sql(
                                        "SELECT * FROM virtual_key WHERE %s %s"
                                                .formatted(where.sql(), order.orderBy()))
                                .params(where.params())
                                .param("limit", query.limit() + 1));
        return Listing.of(page, query.limit());
    }

    private void requireKnown(String id, KeyFilter filter, ListQuery query) {
        boolean known =
                Optional.ofNullable(rows.findById(id, KeyRow.class))
                        .map(KeyRow::toKey)
                        .filter(filter.visible()::includes)
                        .isPresent();
        if (!known) {
            throw query.unknownCursor();
        }
    }

    private List<VirtualKey> keys(JdbcClient.StatementSpec query) {
        return query.query(rows.getRowMapper(KeyRow.class)).list().stream()
                .map(KeyRow::toKey)
                .toList();
    }

    @Override
    public long count(KeyFilter filter, long most) {
        var where = KeyConditions.of(filter);
        return db.sql(
                        "SELECT count(*) FROM (SELECT 1 FROM virtual_key WHERE %s LIMIT :most) counted"
                                .formatted(where.sql()))
                .params(where.params())
                .param("most", most)
                .query(Columns::firstNumber)
                .single();
    }

    @Override
    public List<String> aliases(KeyFilter filter, int most) {
        var where = KeyConditions.of(filter);
        return db.sql(
                        """
                        SELECT DISTINCT alias COLLATE "C" FROM virtual_key
                        WHERE alias IS NOT NULL AND %s ORDER BY 1 LIMIT :most"""
                                .formatted(where.sql()))
                .params(where.params())
                .param("most", most)
                .query(Columns::firstText)
                .list();
    }

    @Override
    public List<VirtualKey> heldBy(UserId user, int most) {
        return heldBy("user_id", user.value(), most);
    }

    @Override
    public List<VirtualKey> heldBy(TeamId team, int most) {
        return heldBy("team_id", team.value(), most);
    }

    private List<VirtualKey> heldBy(String column, String holder, int most) {
        return keys(
                db.sql("SELECT * FROM virtual_key WHERE %s = ? LIMIT ?".formatted(column))
                        .params(holder, most));
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
        var row = KeyRow.of(key);
        rows.update(row);
        recent.changed(key.id());
        return row.toKey();
    }

    @Override
    public boolean remove(KeyId id) {
        int removed = db.sql("DELETE FROM virtual_key WHERE id = ?").param(id.value()).update();
        recent.changed(id);
        return removed > 0;
    }
}
