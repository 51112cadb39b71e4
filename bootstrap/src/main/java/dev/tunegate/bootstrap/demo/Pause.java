package dev.tunegate.bootstrap.demo;

import java.time.Duration;

/** The time between two looks. */
final class Pause {

    private Pause() {}

    static void take(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("it was interrupted");
        }
    }
}
