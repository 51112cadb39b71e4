package dev.tunegate.persistence.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tunegate.domain.key.KeyId;
import dev.tunegate.domain.key.VirtualKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The keys that were asked for a moment ago. A change on this node is seen as soon as it is
 * committed, on others within half a second.
 */
final class RecentKeys {

    private static final Duration KEPT = Duration.ofMillis(500);

    /** A key that is not there may be issued at any moment, and garbage is not worth the room. */
    private static final Duration ABSENCE_KEPT = Duration.ofMillis(100);

    private static final int MOST = 100_000;

    private final Cache<KeyId, Optional<VirtualKey>> keys;
    private final AtomicLong changes = new AtomicLong();

    RecentKeys(Ticker ticker) {
        this.keys =
                Caffeine.newBuilder()
                        .ticker(ticker)
                        .maximumSize(MOST)
                        .expireAfter(
                                Expiry.<KeyId, Optional<VirtualKey>>writing(
                                        (_, key) -> key.isPresent() ? KEPT : ABSENCE_KEPT))
                        .build();
    }

    /** A transaction sees its own changes, which are nobody else's business yet. */
    Optional<VirtualKey> find(KeyId id, Function<KeyId, Optional<VirtualKey>> read) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return read.apply(id);
        }
        var kept = keys.getIfPresent(id);
        return kept != null ? kept : readAndKeep(id, read);
    }

    /** What was read while a key changed may be what was there before: it is not kept. */
    private Optional<VirtualKey> readAndKeep(KeyId id, Function<KeyId, Optional<VirtualKey>> read) {
        long before = changes.get();
        var fresh = read.apply(id);
        keys.put(id, fresh);
        if (changes.get() != before) {
            keys.invalidate(id);
        }
        return fresh;
    }

    /** Forgets the key, once its change is there for everybody. */
    void changed(KeyId id) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            forget(id);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        forget(id);
                    }
                });
    }

    private void forget(KeyId id) {
        changes.incrementAndGet();
        keys.invalidate(id);
    }
}
