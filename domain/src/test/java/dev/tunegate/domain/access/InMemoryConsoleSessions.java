package dev.tunegate.domain.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions for as long as a test runs. */
public final class InMemoryConsoleSessions implements ConsoleSessions {

    private final Map<SessionId, ConsoleSession> sessions = new HashMap<>();

    @Override
    public synchronized void add(ConsoleSession session) {
        sessions.put(session.id(), session);
    }

    @Override
    public synchronized Optional<ConsoleSession> find(SessionId id) {
        return Optional.ofNullable(sessions.get(id));
    }

    @Override
    public synchronized void seen(SessionId id, Instant now) {
        sessions.computeIfPresent(
                id,
                (_, it) ->
                        it.seenAt().isBefore(now)
                                ? new ConsoleSession(id, it.holder(), it.begunAt(), now)
                                : it);
    }

    @Override
    public synchronized boolean remove(SessionId id) {
        return sessions.remove(id) != null;
    }

    @Override
    public synchronized void removeOver(Instant now) {
        sessions.values().removeIf(it -> it.isOver(now));
    }
}
