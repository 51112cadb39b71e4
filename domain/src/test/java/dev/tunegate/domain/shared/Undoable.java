package dev.tunegate.domain.shared;

/** A fake that {@link ImmediateTransactions} can put back to what it held before. */
public interface Undoable {

    /** What to run in order to forget every change from now on. */
    Runnable savepoint();
}
