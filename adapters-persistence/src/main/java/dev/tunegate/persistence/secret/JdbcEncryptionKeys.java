package dev.tunegate.persistence.secret;

import dev.tunegate.domain.secret.EncryptionKey;
import dev.tunegate.domain.secret.EncryptionKeyId;
import dev.tunegate.domain.secret.EncryptionKeys;
import dev.tunegate.persistence.shared.Columns;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Encryption keys as rows, beside the columns that are sealed under them. */
public final class JdbcEncryptionKeys implements EncryptionKeys {

    private final JdbcClient db;
    private final Keyring keyring;
    private final List<SealedColumn> columns;
    private final Resealing resealing;

    public JdbcEncryptionKeys(
            JdbcClient db, Keyring keyring, Seal seal, List<SealedColumn> columns) {
        this.db = db;
        this.keyring = keyring;
        this.columns = List.copyOf(columns);
        this.resealing = new Resealing(db, seal);
    }

    @Override
    public List<EncryptionKey> all() {
        var newest = rows();
        var primary = newest.getFirst().id();
        return newest.stream()
                .map(
                        it ->
                                new EncryptionKey(
                                        it.id(),
                                        it.createdAt(),
                                        it.id().equals(primary),
                                        it.values()))
                .toList();
    }

    private List<EncryptionKey> rows() {
        return db.sql(
                        """
                        SELECT k.id, k.created_at, count(v.key) AS in_use
                        FROM encryption_key k LEFT JOIN (%s) v ON v.key = k.id
                        GROUP BY k.seq, k.id, k.created_at ORDER BY k.seq DESC
                        """
                                .formatted(keysOfValues()))
                .query(
                        (row, _) ->
                                new EncryptionKey(
                                        new EncryptionKeyId(row.getString("id")),
                                        Columns.instant(row, "created_at"),
                                        false,
                                        row.getLong("in_use")))
                .list();
    }

    /** One row for each sealed value, with the key in its envelope. */
    private String keysOfValues() {
        return columns.stream()
                .map(
                        it ->
                                "SELECT encode(substring(%s FROM 5 FOR %d), 'escape') AS key FROM %s WHERE %s"
                                        .formatted(
                                                it.column(),
                                                EncryptionKeyId.LENGTH,
                                                it.table(),
                                                Resealing.isEnvelope(it)))
                .collect(Collectors.joining(" UNION ALL "));
    }

    @Override
    public long formerValues() {
        return columns.stream()
                .mapToLong(
                        it ->
                                db.sql(
                                                "SELECT count(*) FROM %s WHERE NOT %s"
                                                        .formatted(
                                                                it.table(),
                                                                Resealing.isEnvelope(it)))
                                        .query(Columns::firstNumber)
                                        .single())
                .sum();
    }

    @Override
    public EncryptionKey add(Instant now) {
        return new EncryptionKey(keyring.add(now), Columns.of(now).toInstant(), true, 0);
    }

    @Override
    public long reseal() {
        var primary = keyring.newest().id();
        return columns.stream().mapToLong(it -> resealing.reseal(it, primary)).sum();
    }

    @Override
    public List<EncryptionKeyId> retire(Instant unusedSince) {
        return db
                .sql(
                        """
                        DELETE FROM encryption_key
                        WHERE superseded_at < ? AND id NOT IN (%s)
                        RETURNING id
                        """
                                .formatted(keysOfValues()))
                .param(Columns.of(unusedSince))
                .query(Columns::firstText)
                .list()
                .stream()
                .map(EncryptionKeyId::new)
                .toList();
    }
}
