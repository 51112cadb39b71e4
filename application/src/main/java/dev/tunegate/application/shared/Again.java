package dev.tunegate.application.shared;

import java.time.Instant;
import java.util.Optional;

/** What an errand answers: when it wants to be run again, or that it is done. */
public record Again(Optional<Instant> at) {

    public static final Again NEVER = new Again(Optional.empty());

    public static Again at(Instant when) {
        return new Again(Optional.of(when));
    }
}
