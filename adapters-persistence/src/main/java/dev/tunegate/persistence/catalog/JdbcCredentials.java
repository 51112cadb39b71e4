package dev.tunegate.persistence.catalog;

import dev.tunegate.domain.catalog.Credential;
import dev.tunegate.domain.catalog.CredentialName;
import dev.tunegate.domain.catalog.Credentials;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.secret.Seal;
import dev.tunegate.persistence.secret.SealedColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Credentials as rows, their secrets sealed for the place where they may be sent. */
public final class JdbcCredentials implements Credentials {

    /** What must be sealed anew when the key changes. */
    public static final SealedColumn SECRETS = new SealedColumn("credential", "name", "secrets");

    private final JdbcClient db;
    private final Transactions transactions;
    private final CredentialRow row;

    public JdbcCredentials(JdbcClient db, Transactions transactions, Seal seal) {
        this.db = db;
        this.transactions = transactions;
        this.row = new CredentialRow(seal);
    }

    @Override
    public boolean add(Credential credential) {
        int added =
                db.sql(
                                """
                                INSERT INTO credential (name, provider, address, settings, secrets,
                                    info, version, created_at, created_by, updated_at, updated_by)
                                VALUES (:name, :provider, :address, :settings::jsonb, :secrets,
                                    :info::jsonb, :version, :created_at, :created_by, :updated_at,
                                    :updated_by)
                                ON CONFLICT DO NOTHING
                                """)
                        .params(row.of(credential))
                        .update();
        return added > 0;
    }

    @Override
    public Optional<Credential> find(CredentialName name) {
        return db.sql("SELECT * FROM credential WHERE name = ?")
                .param(name.value())
                .query(row::credential)
                .optional();
    }

    @Override
    public List<Credential> all() {
        return db.sql("SELECT * FROM credential ORDER BY name").query(row::credential).list();
    }

    @Override
    public Optional<Credential> change(CredentialName name, UnaryOperator<Credential> change) {
        return transactions.call(
                () ->
                        db.sql("SELECT * FROM credential WHERE name = ? FOR UPDATE")
                                .param(name.value())
                                .query(row::credential)
                                .optional()
                                .map(it -> store(change.apply(it))));
    }

    private Credential store(Credential credential) {
        return db.sql(
                        """
                        UPDATE credential SET provider = :provider, address = :address,
                            settings = :settings::jsonb, secrets = :secrets, info = :info::jsonb,
                            version = :version, updated_at = :updated_at, updated_by = :updated_by
                        WHERE name = :name RETURNING *
                        """)
                .params(row.of(credential))
                .query(row::credential)
                .single();
    }

    @Override
    public boolean remove(CredentialName name) {
        return db.sql("DELETE FROM credential WHERE name = ?").param(name.value()).update() > 0;
    }
}
