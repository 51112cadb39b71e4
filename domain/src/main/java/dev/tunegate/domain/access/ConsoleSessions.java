package dev.tunegate.domain.access;

import dev.tunegate.domain.shared.OutboundPort;
import java.time.Instant;
import java.util.Optional;

/** The sessions at the console, on all nodes together. */
@OutboundPort
public interface ConsoleSessions {

    void add(ConsoleSession session);

    /** Never an old answer; it may be one that is over. */
    Optional<ConsoleSession> find(SessionId id);

    /** Notes that its holder did something; nothing happens if it is gone, or was seen later. */
    void seen(SessionId id, Instant now);

    /** False if there was none. */
    boolean remove(SessionId id);

    /** Removes those that are over. */
    void removeOver(Instant now);
}
