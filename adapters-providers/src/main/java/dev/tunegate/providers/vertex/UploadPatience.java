package dev.tunegate.providers.vertex;

import java.time.Duration;

/**
 * How often an upload is taken up again before it is given up: anew with each part that arrives.
 */
final class UploadPatience {

    private static final int TRIES = 5;
    private static final Duration FIRST = Duration.ofMillis(200);

    private final Pause pause;
    private int left = TRIES;

    UploadPatience(Pause pause) {
        this.pause = pause;
    }

    void renew() {
        left = TRIES;
    }

    /** Waits longer from time to time; false once there is no patience left. */
    boolean holds() {
        if (left == 0) {
            return false;
        }
        pause.take(FIRST.multipliedBy(1L << (TRIES - left)));
        left--;
        return true;
    }
}
