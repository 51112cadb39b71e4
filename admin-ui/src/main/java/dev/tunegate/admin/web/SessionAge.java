package dev.tunegate.admin.web;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;

/** When a session began, and when its operator last did something. */
record SessionAge(Instant begunAt, Instant seenAt) {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration WHOLE = Duration.ofHours(12);

    private static final String NAME = SessionAge.class.getName();

    static void begin(HttpSession session, Instant now) {
        session.setAttribute(NAME, new SessionAge(now, now));
    }

    /** A session that was not opened here is over from the start. */
    static boolean isOver(HttpSession session, Instant now) {
        return !(session.getAttribute(NAME) instanceof SessionAge age) || age.isOver(now);
    }

    static void touch(HttpSession session, Instant now) {
        if (session.getAttribute(NAME) instanceof SessionAge age) {
            session.setAttribute(NAME, new SessionAge(age.begunAt, now));
        }
    }

    private boolean isOver(Instant now) {
        return !now.isBefore(seenAt.plus(IDLE)) || !now.isBefore(begunAt.plus(WHOLE));
    }
}
