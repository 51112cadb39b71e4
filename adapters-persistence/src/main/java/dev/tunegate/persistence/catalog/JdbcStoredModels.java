package dev.tunegate.persistence.catalog;

import dev.tunegate.domain.catalog.CredentialName;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.StoredModel;
import dev.tunegate.domain.catalog.StoredModels;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.secret.Seal;
import dev.tunegate.persistence.secret.SealedColumn;
import dev.tunegate.persistence.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stored deployments as rows, their secrets sealed. */
public final class JdbcStoredModels implements StoredModels {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcStoredModels.class);

    /** What must be sealed anew when the key changes. */
    public static final SealedColumn SECRETS = new SealedColumn("stored_model", "id", "secrets");

    private final JdbcClient db;
    private final Transactions transactions;
    private final ModelColumns columns;

    public JdbcStoredModels(JdbcClient db, Transactions transactions, Seal seal) {
        this.db = db;
        this.transactions = transactions;
        this.columns = new ModelColumns(seal);
    }

    @Override
    public boolean add(StoredModel model) {
        int added =
                db.sql(
                                "INSERT INTO stored_model (%s) VALUES (%s) ON CONFLICT DO NOTHING"
                                        .formatted(ModelColumns.NAMES, ModelColumns.VALUES))
                        .params(columns.params(model))
                        .update();
        return added > 0;
    }

    @Override
    public Optional<StoredModel> find(DeploymentId id) {
        return read(id, "");
    }

    private Optional<StoredModel> read(DeploymentId id, String lock) {
        return db.sql("SELECT * FROM stored_model WHERE id = :id " + lock)
                .param("id", id.value())
                .query((row, _) -> columns.model(row))
                .optional();
    }

    @Override
    public List<StoredModel> all() {
        return db
                .sql("SELECT * FROM stored_model ORDER BY created_at, id")
                .query(this::readable)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** One row that cannot be opened must not hide the others. */
    private Optional<StoredModel> readable(ResultSet row, int number) throws SQLException {
        try {
            return Optional.of(columns.model(row));
        } catch (RuntimeException e) {
            LOG.error(
                    "the stored model {} cannot be read and is left out: {}",
                    row.getString("id"),
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    @Override
    public Optional<DeploymentId> naming(CredentialName credential) {
        return db.sql("SELECT id FROM stored_model WHERE credential_name = ? ORDER BY id LIMIT 1")
                .param(credential.value())
                .query((row, _) -> new DeploymentId(row.getString("id")))
                .optional();
    }

    @Override
    public Optional<StoredModel> change(DeploymentId id, UnaryOperator<StoredModel> change) {
        return transactions.call(() -> read(id, "FOR UPDATE").map(change).map(it -> store(id, it)));
    }

    private StoredModel store(DeploymentId id, StoredModel model) {
        db.sql("UPDATE stored_model SET %s WHERE id = :id".formatted(ModelColumns.CHANGES))
                .params(columns.params(model))
                .param("id", id.value())
                .update();
        return model;
    }

    @Override
    public boolean remove(DeploymentId id) {
        return db.sql("DELETE FROM stored_model WHERE id = ?").param(id.value()).update() > 0;
    }

    @Override
    public long version() {
        return db.sql("SELECT version FROM catalog_version").query(Columns::firstNumber).single();
    }
}
