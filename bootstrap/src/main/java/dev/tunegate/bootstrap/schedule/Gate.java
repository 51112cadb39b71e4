package dev.tunegate.bootstrap.schedule;

import dev.tunegate.application.shared.Again;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Lets few errands of a kind run on this node at a time. Whoever chooses the address that an errand
 * waits for could else keep every thread waiting, also those that jobs need.
 */
final class Gate {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Semaphore places;
    private final Clock clock;

    Gate(int places, Clock clock) {
        this.places = new Semaphore(places);
        this.clock = clock;
    }

    /** The same work, for which there must be a place; it comes again soon if there is none. */
    Function<String, Again> before(Function<String, Again> work) {
        return id -> {
            if (!places.tryAcquire()) {
                return Again.at(clock.instant().plus(PAUSE));
            }
            try {
                return work.apply(id);
            } finally {
                places.release();
            }
        };
    }
}
