package dev.tunegate.domain.access;

/** Names a session at the console; it opens nothing by itself. */
public record SessionId(String value) {

    public SessionId {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a session's id");
        }
    }
}
