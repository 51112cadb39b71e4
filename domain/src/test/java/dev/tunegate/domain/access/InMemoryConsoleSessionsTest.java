package dev.tunegate.domain.access;

/** The fake keeps what the port promises. */
final class InMemoryConsoleSessionsTest implements ConsoleSessionsContract {

    private final InMemoryConsoleSessions sessions = new InMemoryConsoleSessions();

    @Override
    public ConsoleSessions sessions() {
        return sessions;
    }
}
