package dev.tunegate.bootstrap;

import dev.tunegate.bootstrap.setup.StartRefused;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line asks for.
 *
 * @param port 0 lets the system choose one
 */
public record Arguments(Command command, Optional<Path> configuration, OptionalInt port) {

    /** What the program can do. */
    public enum Command {
        /** Serves until stopped. */
        START,
        /** Shows the whole flow once, on data that is thrown away. */
        DEMO,
        /** Starts, answers a few requests and stops: to learn which classes a start needs. */
        REHEARSE
    }

    private static final List<String> OPTIONS = List.of("--config", "--port");
    private static final String USAGE =
            "Usage: tunegate [start] [--config FILE] [--port N], or tunegate demo.";

    /**
     * @throws StartRefused if a word is unknown or lacks its value
     */
    public static Arguments parse(List<String> words) {
        var command = Command.START;
        int next = 0;
        if (!words.isEmpty() && !words.getFirst().startsWith("-")) {
            command = command(words.getFirst());
            next = 1;
        }
        Optional<Path> configuration = Optional.empty();
        var port = OptionalInt.empty();
        for (; next < words.size(); next += 2) {
            var value = value(words, next);
            if (words.get(next).equals("--config")) {
                configuration = Optional.of(Path.of(value));
            } else {
                port = OptionalInt.of(port(value));
            }
        }
        return new Arguments(command, configuration, port);
    }

    private static Command command(String word) {
        try {
            return Command.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw unknown(word);
        }
    }

    private static String value(List<String> words, int option) {
        if (!OPTIONS.contains(words.get(option))) {
            throw unknown(words.get(option));
        }
        if (option + 1 == words.size()) {
            throw new StartRefused(words.get(option) + " lacks its value. " + USAGE);
        }
        return words.get(option + 1);
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new StartRefused("--port must be a number from 0 to 65535. " + USAGE);
        }
        return Integer.parseInt(text);
    }

    private static StartRefused unknown(String word) {
        return new StartRefused("'" + word + "' is not known. " + USAGE);
    }
}
