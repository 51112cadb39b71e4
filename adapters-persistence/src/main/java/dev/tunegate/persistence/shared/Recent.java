package dev.tunegate.persistence.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Answers that were read a moment ago, for what every request asks. A change on this node is seen
 * as soon as it is committed, on others within half a second.
 *
 * @param <K> what is asked for
 * @param <V> the answer
 */
public final class Recent<K, V> {

    private static final Duration KEPT = Duration.ofMillis(500);

    /** What is not there may be made at any moment, and garbage is not worth the room. */
    private static final Duration ABSENCE_KEPT = Duration.ofMillis(100);

    private static final int MOST = 100_000;

    private final Cache<K, V> answers;
    private final AtomicLong changes = new AtomicLong();

    /**
     * @param absent the answer that says that there is nothing
     */
    public Recent(Ticker ticker, V absent) {
        this.answers =
                Caffeine.newBuilder()
                        .ticker(ticker)
                        .maximumSize(MOST)
                        .expireAfter(
                                Expiry.<K, V>writing(
                                        (_, it) -> it.equals(absent) ? ABSENCE_KEPT : KEPT))
                        .build();
    }

    /** A transaction sees its own changes, which are nobody else's business yet. */
    public V find(K key, Function<? super K, ? extends V> read) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return read.apply(key);
        }
        var kept = answers.getIfPresent(key);
        return kept != null ? kept : readAndKeep(key, read);
    }

    /** What was read while something changed may be what was there before: it is not kept. */
    private V readAndKeep(K key, Function<? super K, ? extends V> read) {
        long before = changes.get();
        V fresh = read.apply(key);
        answers.put(key, fresh);
        if (changes.get() != before) {
            answers.invalidate(key);
        }
        return fresh;
    }

    /** Forgets one answer, once its change is there for everybody. */
    public void changed(K key) {
        afterwards(() -> answers.invalidate(key));
    }

    /** Forgets every answer, once the change is there for everybody. */
    public void allChanged() {
        afterwards(answers::invalidateAll);
    }

    private void afterwards(Runnable forget) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            now(forget);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        now(forget);
                    }
                });
    }

    private void now(Runnable forget) {
        changes.incrementAndGet();
        forget.run();
    }
}
