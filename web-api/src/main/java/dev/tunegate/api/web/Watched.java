package dev.tunegate.api.web;

import dev.tunegate.domain.shared.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request that takes long, and that ends when its caller's right to it does. */
public final class Watched implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

    /**
     * So long nobody need know whether the caller may go on; a database may be away for a moment.
     */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();

    private final Runnable stillMay;
    private final Consumer<Watched> forget;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile long sureAt = System.nanoTime();
    private volatile @Nullable Refusal over;
    private @Nullable Closeable source;

    /**
     * @param stillMay throws a {@link Refusal} if the caller may not go on
     * @param forget told when it is over
     */
    public Watched(Runnable stillMay, Consumer<Watched> forget) {
        this.stillMay = stillMay;
        this.forget = forget;
    }

    /** Asks once, at once. */
    public void look() {
        try {
            stillMay.run();
            sureAt = System.nanoTime();
        } catch (Refusal refusal) {
            end(refusal);
        } catch (RuntimeException e) {
            LOG.warn("it is not known whether a caller may go on: {}", String.valueOf(e));
        }
    }

    void lookSoon() {
        if (System.nanoTime() - sureAt > PATIENCE_NANOS) {
            end(
                    new Refusal.Unavailable(
                            "standing_unknown",
                            "The gateway cannot find out whether this key still opens.",
                            Duration.ofSeconds(1)));
        } else if (looking.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::lookAndSay);
        }
    }

    private void lookAndSay() {
        try {
            look();
        } finally {
            looking.set(false);
        }
    }

    /** What is closed in order to end it: whoever reads from that is woken. */
    public synchronized void readsFrom(Closeable stream) {
        source = stream;
        if (over != null) {
            close(stream);
        }
    }

    private void end(Refusal refusal) {
        var stream = ended(refusal);
        if (stream != null) {
            close(stream);
        }
    }

    private synchronized @Nullable Closeable ended(Refusal refusal) {
        var first = over == null;
        over = refusal;
        return first ? source : null;
    }

    private static void close(Closeable stream) {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.debug("a stream did not end well", e);
        }
    }

    /**
     * @throws Refusal if it is over
     */
    public void requireOpen() {
        var refusal = over;
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public void close() {
        forget.accept(this);
    }
}
