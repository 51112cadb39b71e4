package dev.tunegate.persistence.secret;

import dev.tunegate.domain.secret.EncryptionKeyId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks through a column and brings its values under another key, a few at a time. */
final class Resealing {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final int BATCH = 100;

    private final JdbcClient db;
    private final Seal seal;

    Resealing(JdbcClient db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    /** What was read; a value that was written anew meanwhile is not touched. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Value(String id, byte[] sealed, Optional<String> formerPlace) {}

    /** Neither true nor false where there is no value. */
    static String isEnvelope(SealedColumn column) {
        return "substring(%s FROM 1 FOR 4) = %s".formatted(column.column(), Envelope.MARK_IN_SQL);
    }

    /** How many values were sealed anew. */
    long reseal(SealedColumn column, String primary) {
        long done = 0;
        var batch = behind("", column, primary);
        while (!batch.isEmpty()) {
            for (var value : batch) {
                done += reseal(column, value) ? 1 : 0;
            }
            batch = behind(batch.getLast().id(), column, primary);
        }
        return done;
    }

    private List<Value> behind(String id, SealedColumn column, String primary) {
        return db.sql(
                        """
                        SELECT %1$s AS id, %2$s AS sealed, %4$s AS place FROM %3$s
                        WHERE %1$s > :id AND substring(%2$s FROM 5 FOR %5$d) <> :primary
                        ORDER BY %1$s LIMIT :most
                        """
                                .formatted(
                                        column.id(),
                                        column.column(),
                                        column.table(),
                                        column.formerPlace().orElse("NULL::text"),
                                        EncryptionKeyId.LENGTH))
                .param("id", id)
                .param("primary", primary.getBytes(StandardCharsets.US_ASCII))
                .param("most", BATCH)
                .query(
                        (row, _) ->
                                new Value(
                                        row.getString("id"),
                                        row.getBytes("sealed"),
                                        Optional.ofNullable(row.getString("place"))))
                .list();
    }

    private boolean reseal(SealedColumn column, Value value) {
        try {
            var sealed = seal.resealed(value.sealed(), value.formerPlace());
            int changed =
                    db.sql(
                                    "UPDATE %1$s SET %2$s = :sealed WHERE %3$s = :id AND %2$s = :was"
                                            .formatted(
                                                    column.table(), column.column(), column.id()))
                            .param("sealed", sealed)
                            .param("id", value.id())
                            .param("was", value.sealed())
                            .update();
            return changed > 0;
        } catch (IllegalStateException e) {
            LOG.error("{} of row {} stays as it is: {}", column, value.id(), e.getMessage());
            return false;
        }
    }
}
