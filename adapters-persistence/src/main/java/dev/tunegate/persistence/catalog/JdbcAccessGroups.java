package dev.tunegate.persistence.catalog;

import dev.tunegate.domain.catalog.AccessGroup;
import dev.tunegate.domain.catalog.AccessGroupName;
import dev.tunegate.domain.catalog.AccessGroups;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Access groups as rows. */
public final class JdbcAccessGroups implements AccessGroups {

    private final JdbcClient db;
    private final Transactions transactions;

    public JdbcAccessGroups(JdbcClient db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    @Override
    public boolean add(AccessGroup group) {
        int added =
                db.sql(
                                "INSERT INTO access_group (name, models, %s) VALUES (:name, :models, %s) ON CONFLICT DO NOTHING"
                                        .formatted(Written.NAMES, Written.VALUES))
                        .params(params(group))
                        .update();
        return added > 0;
    }

    @Override
    public Optional<AccessGroup> find(AccessGroupName name) {
        return read(name, "");
    }

    private Optional<AccessGroup> read(AccessGroupName name, String lock) {
        return db.sql("SELECT * FROM access_group WHERE name = :name " + lock)
                .param("name", Columns.of(name.value()))
                .query(JdbcAccessGroups::group)
                .optional();
    }

    @Override
    public List<AccessGroup> all() {
        return db.sql("SELECT * FROM access_group ORDER BY name")
                .query(JdbcAccessGroups::group)
                .list();
    }

    @Override
    public Optional<AccessGroup> change(AccessGroupName name, UnaryOperator<AccessGroup> change) {
        return transactions.call(
                () -> read(name, "FOR UPDATE").map(change).map(it -> store(name, it)));
    }

    private AccessGroup store(AccessGroupName name, AccessGroup group) {
        db.sql(
                        "UPDATE access_group SET models = :models, %s WHERE name = :name"
                                .formatted(Written.CHANGES))
                .params(params(group))
                .param("name", name.value())
                .update();
        return group;
    }

    @Override
    public boolean remove(AccessGroupName name) {
        return db.sql("DELETE FROM access_group WHERE name = ?")
                        .param(Columns.of(name.value()))
                        .update()
                > 0;
    }

    private static Map<String, Object> params(AccessGroup group) {
        var params = Written.params(group.revision());
        params.put("name", Columns.of(group.name().value()));
        params.put("models", group.models().stream().map(Columns::of).toArray(String[]::new));
        return params;
    }

    private static AccessGroup group(ResultSet row, int number) throws SQLException {
        return new AccessGroup(
                new AccessGroupName(row.getString("name")),
                Set.copyOf(Columns.texts(row, "models")),
                Written.revision(row));
    }
}
