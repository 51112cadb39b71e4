package dev.tunegate.domain.access;

import dev.tunegate.domain.organization.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * That somebody has signed in to the console. It says who they are and never what they may: that is
 * asked anew each time.
 *
 * @param seenAt when they last did something, to the minute
 */
public record ConsoleSession(SessionId id, Holder holder, Instant begunAt, Instant seenAt) {

    /** After so long without anything done it is over (OWASP ASVS 5.0, 7.3.1). */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** After so long it is over in any case (OWASP ASVS 5.0, 7.3.2). */
    public static final Duration WHOLE = Duration.ofHours(12);

    private static final Duration GRAIN = Duration.ofMinutes(1);

    /** Who has signed in. */
    public sealed interface Holder {

        /** Somebody whom the directory knows. */
        record OfUser(UserId id) implements Holder {}

        /**
         * The local administrator.
         *
         * @param mark tells the secret by which they did from a later one
         */
        record OfAdministrator(String mark) implements Holder {}
    }

    public static ConsoleSession begun(SessionId id, Holder holder, Instant now) {
        return new ConsoleSession(id, holder, now, now);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(seenAt.plus(IDLE)) || !now.isBefore(begunAt.plus(WHOLE));
    }

    /** Whether it is time to write down that somebody is still there: not at every click. */
    public boolean isToBeTouched(Instant now) {
        return !now.isBefore(seenAt.plus(GRAIN));
    }
}
