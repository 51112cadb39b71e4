package dev.tunegate.bootstrap.wiring;

import dev.tunegate.domain.catalog.Deployments;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks several times a second whether the file or another node has changed the catalog. */
final class CatalogPolling implements AutoCloseable {

    /** Short enough for a change to be seen within a second, whatever else the machine does. */
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("catalog").factory());

    CatalogPolling(Deployments deployments) {
        thread.scheduleWithFixedDelay(
                deployments::refresh, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
