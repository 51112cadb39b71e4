package dev.tunegate.providers.simulator;

import dev.tunegate.domain.provider.ProviderFailure;
import java.time.Duration;

/** Lets a caller wait for as long as a slow provider would. */
@FunctionalInterface
interface Pause {

    void take(Duration duration);

    /**
     * Waits in earnest.
     *
     * @throws ProviderFailure.Unavailable if it is interrupted
     */
    static void reallyTake(Duration duration) {
        if (duration.isZero()) {
            return;
        }
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderFailure.Unavailable(
                    "The call to the simulator was interrupted.", null, e);
        }
    }
}
