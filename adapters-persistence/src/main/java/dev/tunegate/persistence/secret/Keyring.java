package dev.tunegate.persistence.secret;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.crypto.tink.subtle.AesGcmJce;
import dev.tunegate.domain.secret.EncryptionKeyId;
import dev.tunegate.domain.secret.RootKeys;
import dev.tunegate.domain.secret.WrongRootKey;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.shared.Columns;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys that wrap data keys, as they are in the database, opened with the root key. A node looks
 * for new ones once a second, and whenever it meets a secret under a key that it does not know.
 */
public final class Keyring {

    private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;
    private final RootSeal root;
    private final Ticker ticker;
    private volatile Keys keys = new Keys(Map.of(), "", 0);

    /** What was read, and when. */
    private record Keys(Map<String, AesGcmJce> all, String primary, long readAt) {}

    /** A key in use. */
    record Key(String id, AesGcmJce cipher) {}

    private Keyring(JdbcClient db, RootSeal root, Ticker ticker) {
        this.db = db;
        this.root = root;
        this.ticker = ticker;
    }

    /**
     * Opens the keys in this database; where there is none, one is made.
     *
     * @throws WrongRootKey if they were sealed under a root key that is not among these
     */
    public static Keyring open(
            JdbcClient db, Transactions transactions, RootKeys roots, Clock clock) {
        return open(db, transactions, roots, clock, Ticker.systemTicker());
    }

    static Keyring open(
            JdbcClient db, Transactions transactions, RootKeys roots, Clock clock, Ticker ticker) {
        var ring = new Keyring(db, new RootSeal(roots), ticker);
        transactions.run(() -> ring.settle(clock.instant()));
        ring.read();
        return ring;
    }

    /** Two nodes that start at once do this one after the other. */
    private void settle(Instant now) {
        db.sql("SELECT pg_advisory_xact_lock(hashtextextended('tunegate keyring', 0))::text")
                .query(Columns::firstText)
                .single();
        var rows = rows();
        rows.forEach(it -> check(it, root.opened(it)));
        if (rows.isEmpty()) {
            add(now);
        }
    }

    private void check(KeyRow row, byte[] key) {
        if (root.isCurrent(row)) {
            return;
        }
        db.sql("UPDATE encryption_key SET root = ?, sealed = ? WHERE id = ?")
                .params(root.name(), root.closed(row.id(), key), row.id())
                .update();
        LOG.info("encryption key {} is sealed under the new root key", row.id());
    }

    /** Makes the key that is the primary from the moment when this is committed. */
    EncryptionKeyId add(Instant now) {
        var id = EncryptionKeyId.fresh();
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        db.sql("UPDATE encryption_key SET superseded_at = ? WHERE superseded_at IS NULL")
                .param(Columns.of(now))
                .update();
        db.sql("INSERT INTO encryption_key (id, created_at, root, sealed) VALUES (?, ?, ?, ?)")
                .params(id.value(), Columns.of(now), root.name(), root.closed(id.value(), key))
                .update();
        return id;
    }

    Key primary() {
        var known = keys;
        if (ticker.read() - known.readAt() > KEPT.toNanos()) {
            known = read();
        }
        return new Key(known.primary(), cipher(known, known.primary()).orElseThrow());
    }

    /** The primary as it is at this moment. */
    Key newest() {
        read();
        return primary();
    }

    /** Empty if there is no such key, or no longer. */
    Optional<AesGcmJce> find(String id) {
        return cipher(keys, id).or(() -> cipher(read(), id));
    }

    private static Optional<AesGcmJce> cipher(Keys keys, String id) {
        return Optional.ofNullable(keys.all().get(id));
    }

    private synchronized Keys read() {
        var opened = new HashMap<String, AesGcmJce>();
        var primary = keys.primary();
        for (var row : rows()) {
            var cipher = cipher(keys, row.id()).or(() -> opened(row));
            if (cipher.isPresent()) {
                opened.put(row.id(), cipher.get());
                primary = row.id();
            }
        }
        keys = new Keys(Map.copyOf(opened), primary, ticker.read());
        return keys;
    }

    /** A node that runs on with a former root key still has the keys that it knows. */
    private Optional<AesGcmJce> opened(KeyRow row) {
        try {
            return Optional.of(new AesGcmJce(root.opened(row)));
        } catch (WrongRootKey e) {
            LOG.error("encryption key {} cannot be used: {}", row.id(), e.sentence());
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** The last one is the primary. */
    private List<KeyRow> rows() {
        return db.sql("SELECT id, root, sealed FROM encryption_key ORDER BY seq")
                .query((row, _) -> new KeyRow(row.getString(1), row.getString(2), row.getBytes(3)))
                .list();
    }
}
