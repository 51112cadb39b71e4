package dev.tunegate.domain.shared;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Transactions that run one at a time. An exception puts the given fakes back to what they held;
 * what another thread wrote to them meanwhile, outside any transaction, is lost with it.
 */
public final class ImmediateTransactions implements Transactions {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Undoable> stores;

    public ImmediateTransactions(Undoable... stores) {
        this.stores = List.of(stores);
    }

    @Override
    public <T> T call(Supplier<T> work) {
        lock.lock();
        try {
            return lock.getHoldCount() > 1 ? work.get() : outermost(work);
        } finally {
            lock.unlock();
        }
    }

    private <T> T outermost(Supplier<T> work) {
        var undo = stores.stream().map(Undoable::savepoint).toList();
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            undo.forEach(Runnable::run);
            throw e;
        }
    }

    /** Whether this thread is in a transaction; no provider should be called then. */
    public boolean isOpen() {
        return lock.isHeldByCurrentThread();
    }
}
