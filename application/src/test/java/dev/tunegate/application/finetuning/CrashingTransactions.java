package dev.tunegate.application.finetuning;

import dev.tunegate.domain.shared.Transactions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Transactions under which the process dies, before or after one of them, when a test says so. */
public final class CrashingTransactions implements Transactions {

    private static final int NEVER = Integer.MAX_VALUE / 2;

    private final Transactions inner;
    private final AtomicInteger left = new AtomicInteger(NEVER);
    private volatile boolean committed;

    public CrashingTransactions(Transactions inner) {
        this.inner = inner;
    }

    /** The process is gone; nothing that comes behind is done. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param number which transaction from now on is the last, counted from 1
     * @param stored whether that one is still stored
     */
    public void crashAt(int number, boolean stored) {
        committed = stored;
        left.set(number);
    }

    /** The next process lives. */
    public void revive() {
        left.set(NEVER);
    }

    @Override
    public <T> T call(Supplier<T> work) {
        if (left.decrementAndGet() > 0) {
            return inner.call(work);
        }
        if (committed && left.get() == 0) {
            inner.call(work);
        }
        throw new Crash();
    }
}
