package dev.tunegate.providers.vertex.server;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the server does to the next request of a kind, instead of behaving.
 *
 * @param method such as {@code PUT}
 * @param path must match the whole path, still encoded and without the query
 * @param fault how it goes wrong
 */
public record Misbehaviour(String method, Pattern path, Fault fault) {

    /** A way to go wrong. */
    public sealed interface Fault {

        /** Does nothing and answers with this. */
        record Status(int status, String body, Map<String, String> headers) implements Fault {}

        /** Does its work, and answers only after a while. */
        record Delay(Duration delay) implements Fault {}

        /** Closes the connection without doing its work. */
        record DropBefore() implements Fault {}

        /** Closes the connection once so many bytes of the body have come in, and keeps those. */
        record DropAfterBytes(long bytes) implements Fault {}

        /** Does its work, and closes the connection without an answer. */
        record DropAfter() implements Fault {}

        /** Does its work, answers half and closes the connection. */
        record Half() implements Fault {}

        /** Does its work, and answers with status 200 and this text. */
        record Nonsense(String contentType, String body) implements Fault {}
    }

    public static Misbehaviour on(String method, String path, Fault fault) {
        return new Misbehaviour(method, Pattern.compile(path), fault);
    }

    boolean concerns(WireRequest request) {
        return method.equals(request.method()) && path.matcher(request.path()).matches();
    }
}
