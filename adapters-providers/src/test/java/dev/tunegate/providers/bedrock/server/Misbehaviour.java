package dev.tunegate.providers.bedrock.server;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What the server does to the next request of a kind, instead of behaving.
 *
 * @param line must match the whole of method, path and query, such as {@code PUT /.*partNumber=2.*}
 * @param fault how it goes wrong
 */
public record Misbehaviour(Pattern line, Fault fault) {

    /** A way to go wrong. */
    public sealed interface Fault {

        /** Does nothing and answers with this error, in the service's format. */
        record Refusal(int status, String code, String message, String retryAfter)
                implements Fault {}

        /** Does its work, and answers only after a while. */
        record Delay(Duration delay) implements Fault {}

        /** Reads so many bytes of the body and closes the connection without doing its work. */
        record DropAfterBytes(long bytes) implements Fault {}

        /** Does its work, and closes the connection without an answer. */
        record AnswerLost() implements Fault {}

        /** Does its work, answers half and closes the connection. */
        record Half() implements Fault {}

        /** Does its work, and answers with status 200 and something that nobody understands. */
        record Nonsense() implements Fault {}
    }

    public static Misbehaviour on(String line, Fault fault) {
        return new Misbehaviour(Pattern.compile(line), fault);
    }

    boolean concerns(WireCall call) {
        return line.matcher(call.line()).matches();
    }
}
