package dev.tunegate.providers.vertex;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How the adapter waits before it asks again. */
@FunctionalInterface
interface Pause {

    Pause REAL = pause -> LockSupport.parkNanos(pause.toNanos());

    void take(Duration pause);
}
