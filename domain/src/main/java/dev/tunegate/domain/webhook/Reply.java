package dev.tunegate.domain.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What came of one attempt to tell an endpoint something. */
public sealed interface Reply {

    /**
     * The endpoint has answered; what its answer says is nobody's business.
     *
     * @param retryAfter how long it asks us to wait
     */
    record Answered(int status, Optional<Duration> retryAfter) implements Reply {}

    /** There was no answer. */
    record Silent(Reason reason) implements Reply {}

    /** Why there was no answer. */
    enum Reason {
        /** No connection, or one that broke. */
        UNREACHABLE("unreachable"),
        /** Connected, but no answer in time. */
        TIMEOUT("timeout"),
        /** The guard let nothing out to this address. */
        FORBIDDEN_ADDRESS("forbidden_address"),
        /** The secret cannot be opened any more, and nothing is sent unsigned. */
        SECRET_LOST("secret_lost");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** The word on the wire. */
        public String word() {
            return word;
        }
    }

    private static boolean isOfSomebodyAway(int status) {
        return Set.of(408, 425, 429, 502, 503, 504).contains(status);
    }

    default boolean isSuccess() {
        return this instanceof Answered it && it.status() >= 200 && it.status() < 300;
    }

    /** Whether the endpoint wants to be told nothing more, ever. */
    default boolean isGone() {
        return this instanceof Answered it && it.status() == 410;
    }

    /** Whether nobody could take anything just now, rather than this event alone. */
    default boolean isAway() {
        return switch (this) {
            case Answered it -> isOfSomebodyAway(it.status());
            case Silent _ -> true;
        };
    }

    default Optional<Duration> patience() {
        return this instanceof Answered it ? it.retryAfter() : Optional.empty();
    }
}
