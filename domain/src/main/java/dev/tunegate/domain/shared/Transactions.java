package dev.tunegate.domain.shared;

import java.util.function.Supplier;

/** Holds a few changes together: all of them are stored, or none. */
@OutboundPort
public interface Transactions {

    /** Runs the work in one transaction; an exception undoes all of it and is thrown on. */
    <T> T call(Supplier<T> work);

    /** Like {@link #call}, for work without a result. */
    default void run(Runnable work) {
        call(
                () -> {
                    work.run();
                    return Boolean.TRUE;
                });
    }
}
