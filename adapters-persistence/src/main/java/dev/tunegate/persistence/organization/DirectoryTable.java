package dev.tunegate.persistence.organization;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Recent;
import dev.tunegate.persistence.shared.TimeOrder;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the tables of organizations, teams and users have in common: a row is found by its id,
 * remembered for a moment, changed under lock, and listed newest first.
 *
 * @param <T> what a row holds
 */
final class DirectoryTable<T> {

    private final String table;
    private final RowMapper<T> mapper;
    private final JdbcClient db;
    private final Transactions transactions;
    private final Recent<String, Optional<T>> recent;

    DirectoryTable(
            String table,
            RowMapper<T> mapper,
            JdbcClient db,
            Transactions transactions,
            Ticker ticker) {
        this.table = table;
        this.mapper = mapper;
        this.db = db;
        this.transactions = transactions;
        this.recent = new Recent<>(ticker, Optional.empty());
    }

    /**
     * False if some unique value of it is taken, or was its id before. Whether the id was in use is
     * asked last: whoever gives one up at this moment has done so then.
     */
    boolean add(String id, String columns, String values, Map<String, @Nullable Object> params) {
        boolean added =
                transactions.call(() -> insert(columns, values, params) && keepOrRemove(id));
        recent.changed(id);
        return added;
    }

    private boolean insert(String columns, String values, Map<String, @Nullable Object> params) {
        return db.sql(
                                "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT DO NOTHING"
                                        .formatted(table, columns, values))
                        .params(params)
                        .update()
                > 0;
    }

    private boolean keepOrRemove(String id) {
        boolean retired =
                db.sql("SELECT count(*) FROM retired_id WHERE kind = :kind AND id = :id")
                                .param("kind", table)
                                .param("id", id)
                                .query(Columns::firstNumber)
                                .single()
                        > 0;
        if (retired) {
            delete(id);
        }
        return !retired;
    }

    private boolean delete(String id) {
        return db.sql("DELETE FROM %s WHERE id = :id".formatted(table)).param("id", id).update()
                > 0;
    }

    Optional<T> find(String id) {
        return recent.find(id, it -> read(it, ""));
    }

    private Optional<T> read(String id, String lock) {
        return db.sql("SELECT * FROM %s WHERE id = :id %s".formatted(table, lock))
                .param("id", Columns.of(id))
                .query(mapper)
                .optional();
    }

    /** One where a unique column has this value; never an old answer. */
    Optional<T> where(String condition, String value) {
        return db.sql("SELECT * FROM %s WHERE %s".formatted(table, condition))
                .param("value", Columns.of(value))
                .query(mapper)
                .optional();
    }

    Optional<T> change(
            String id,
            UnaryOperator<T> change,
            String changes,
            Function<? super T, Map<String, @Nullable Object>> params) {
        return transactions.call(
                () ->
                        read(id, "FOR UPDATE")
                                .map(change)
                                .map(
                                        it -> {
                                            store(id, changes, params.apply(it));
                                            return it;
                                        }));
    }

    private void store(String id, String changes, Map<String, @Nullable Object> params) {
        db.sql("UPDATE %s SET %s WHERE id = :id".formatted(table, changes))
                .params(params)
                .param("id", id)
                .update();
        recent.changed(id);
    }

    boolean remove(String id) {
        boolean removed = transactions.call(() -> delete(id) && retire(id));
        recent.changed(id);
        return removed;
    }

    private boolean retire(String id) {
        db.sql("INSERT INTO retired_id (kind, id) VALUES (:kind, :id)")
                .param("kind", table)
                .param("id", id)
                .update();
        return true;
    }

    Listing<T> list(Conditions where, ListQuery query) {
        query.after().ifPresent(it -> requireKnown(it, query));
        var order = TimeOrder.ofPart(table, query);
        query.after().ifPresent(it -> where.and(order.beyond(), Map.of("after", Columns.of(it))));
        var page =
                db.sql(
                                "SELECT * FROM %s WHERE %s %s"
                                        .formatted(table, where.sql(), order.orderBy()))
                        .params(where.params())
                        .param("limit", query.limit() + 1)
                        .query(mapper)
                        .list();
        return Listing.of(page, query.limit());
    }

    private void requireKnown(String id, ListQuery query) {
        if (read(id, "").isEmpty()) {
            throw query.unknownCursor();
        }
    }

    long count(Conditions where, long most) {
        return db.sql(
                        "SELECT count(*) FROM (SELECT 1 FROM %s WHERE %s LIMIT :most) counted"
                                .formatted(table, where.sql()))
                .params(where.params())
                .param("most", most)
                .query(Columns::firstNumber)
                .single();
    }

    /** The id behind so many others of the list, newest first. */
    Optional<String> behind(Conditions where, long others) {
        return db.sql(
                        """
                        SELECT id FROM %s WHERE %s ORDER BY created_at DESC, id DESC
                        OFFSET :others LIMIT 1
                        """
                                .formatted(table, where.sql()))
                .params(where.params())
                .param("others", others)
                .query(Columns::firstText)
                .optional();
    }
}
