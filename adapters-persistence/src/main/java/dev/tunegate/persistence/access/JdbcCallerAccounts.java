package dev.tunegate.persistence.access;

import dev.tunegate.domain.access.CallerAccounts;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ProviderAccount;
import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.RandomId;
import dev.tunegate.persistence.secret.Seal;
import dev.tunegate.persistence.secret.SealedColumn;
import dev.tunegate.persistence.shared.Columns;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Callers' accounts as rows, their credentials sealed. */
public final class JdbcCallerAccounts implements CallerAccounts {

    /** What must be sealed anew when the key changes. */
    public static final SealedColumn CREDENTIAL =
            new SealedColumn(
                    "caller_account", "id", "credential", Optional.of("id || ' ' || address"));

    private final JdbcClient db;
    private final Pepper pepper;
    private final Seal seal;

    public JdbcCallerAccounts(JdbcClient db, Pepper pepper, Seal seal) {
        this.db = db;
        this.pepper = pepper;
        this.seal = seal;
    }

    @Override
    public ProviderAccount keep(Owner owner, Brought account, Instant now) {
        var id = "own-" + RandomId.letters(24);
        var address = account.address().toString();
        return db.sql(
                        """
                        INSERT INTO caller_account (id, owner, provider, address, credential_hash,
                            credential, created_at, last_at)
                        VALUES (:id, :owner, :provider, :address, :hash, :credential, :now, :now)
                        ON CONFLICT (owner, provider, address, credential_hash)
                            DO UPDATE SET last_at = greatest(caller_account.last_at, :now)
                        RETURNING *
                        """)
                .param("id", id)
                .param("owner", owner.value())
                .param("provider", account.provider().value())
                .param("address", address)
                .param("hash", pepper.hash(account.credential().reveal()).hex())
                .param("credential", seal.closed(account.credential(), place(id, address)))
                .param("now", Columns.of(now))
                .query(this::account)
                .single();
    }

    @Override
    public Optional<ProviderAccount> find(DeploymentId deployment) {
        return ProviderAccount.of(deployment)
                .flatMap(
                        it ->
                                db.sql("SELECT * FROM caller_account WHERE id = ?")
                                        .param(it.value())
                                        .query(this::account)
                                        .optional());
    }

    @Override
    public List<ProviderAccount> since(Instant time) {
        return db.sql("SELECT * FROM caller_account WHERE last_at >= ? ORDER BY last_at, id")
                .param(Columns.of(time))
                .query(this::account)
                .list();
    }

    private ProviderAccount account(ResultSet row, int number) throws SQLException {
        var id = row.getString("id");
        var address = row.getString("address");
        var credential = seal.opened(row.getBytes("credential"), place(id, address));
        return new ProviderAccount(
                new DeploymentId(id),
                new ProviderId(row.getString("provider")),
                new Connection(
                        id, Optional.of(URI.create(address)), Optional.of(credential), Map.of()),
                Map.of());
    }

    private static String place(String id, String address) {
        return id + " " + address;
    }
}
