package dev.tunegate.persistence.provider;

import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.ProviderMemory;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.secret.SealedIds;
import dev.tunegate.persistence.shared.Columns;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes of provider adapters as rows. */
public final class JdbcProviderMemory implements ProviderMemory {

    private static final int MOST_BYTES = 64 * 1024;

    private final JdbcClient db;
    private final Transactions transactions;
    private final SealedIds ids;

    public JdbcProviderMemory(JdbcClient db, Transactions transactions, SealedIds ids) {
        this.db = db;
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public String keepFirst(ProviderId provider, String key, String note) {
        db.sql(
                        """
                        INSERT INTO provider_memory (provider, key, note) VALUES (?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(provider.value(), key, ids.closed(checked(note)))
                .update();
        return find(provider, key).orElse(note); // gone again: somebody forgot it meanwhile
    }

    @Override
    public Optional<String> find(ProviderId provider, String key) {
        return db.sql("SELECT note FROM provider_memory WHERE provider = ? AND key = ?")
                .params(provider.value(), key)
                .query(this::note)
                .optional();
    }

    @Override
    public List<String> startingWith(ProviderId provider, String prefix, int limit) {
        return db.sql(
                        """
                        SELECT note FROM provider_memory
                        WHERE provider = ? AND key >= ? AND key < ?
                        ORDER BY key LIMIT ?
                        """)
                .params(provider.value(), prefix, prefix + Character.MAX_VALUE, limit)
                .query(this::note)
                .list();
    }

    @Override
    public Optional<String> change(ProviderId provider, String key, UnaryOperator<String> change) {
        return transactions.call(
                () ->
                        db.sql(
                                        """
                                        SELECT note FROM provider_memory
                                        WHERE provider = ? AND key = ? FOR UPDATE
                                        """)
                                .params(provider.value(), key)
                                .query(this::note)
                                .optional()
                                .map(it -> keep(provider, key, change.apply(it))));
    }

    private String keep(ProviderId provider, String key, String note) {
        var kept = checked(note);
        db.sql("UPDATE provider_memory SET note = ? WHERE provider = ? AND key = ?")
                .params(ids.closed(kept), provider.value(), key)
                .update();
        return kept;
    }

    @Override
    public void forget(ProviderId provider, String key) {
        db.sql("DELETE FROM provider_memory WHERE provider = ? AND key = ?")
                .params(provider.value(), key)
                .update();
    }

    private String note(ResultSet row, int number) throws SQLException {
        return ids.open(row.getString("note"));
    }

    private static String checked(String note) {
        int bytes = note.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException("a note of " + bytes + " bytes");
        }
        return Columns.of(note);
    }
}
