package dev.tunegate.providers.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a deployment's options and gathers everything that is wrong with them. */
final class OptionReader {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private final Map<String, String> options;
    private final Set<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    OptionReader(Map<String, String> options) {
        this.options = options;
    }

    Optional<String> text(String name) {
        known.add(name);
        return Optional.ofNullable(options.get(name)).map(String::strip);
    }

    /** One of the enum's constants, written in lower case. */
    <E extends Enum<E>> E word(String name, E fallback) {
        E[] words = fallback.getDeclaringClass().getEnumConstants();
        return text(name)
                .flatMap(
                        text ->
                                Arrays.stream(words)
                                        .filter(it -> lower(it).equals(text))
                                        .findFirst()
                                        .or(() -> wrong(name, text, listed(words))))
                .orElse(fallback);
    }

    private static String listed(Enum<?>[] words) {
        return Arrays.stream(words).map(OptionReader::lower).collect(Collectors.joining(", "));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    int whole(String name, int fallback, int lowest, int highest) {
        return text(name)
                .flatMap(
                        text ->
                                Optional.of(text)
                                        .filter(it -> it.matches("\\d{1,9}"))
                                        .map(Integer::valueOf)
                                        .filter(it -> it >= lowest && it <= highest)
                                        .or(() -> wrong(name, text, lowest + " to " + highest)))
                .orElse(fallback);
    }

    double fraction(String name, double fallback) {
        return text(name)
                .flatMap(
                        text ->
                                Optional.of(text)
                                        .filter(it -> it.matches("[01]|[01]?\\.\\d{1,9}"))
                                        .map(Double::valueOf)
                                        .filter(it -> it <= 1)
                                        .or(() -> wrong(name, text, "a fraction from 0 to 1")))
                .orElse(fallback);
    }

    Duration duration(String name, Duration fallback, Duration shortest, Duration longest) {
        return text(name)
                .flatMap(
                        text ->
                                parsed(text)
                                        .filter(it -> it.compareTo(shortest) >= 0)
                                        .filter(it -> it.compareTo(longest) <= 0)
                                        .or(() -> wrong(name, text, spans(shortest, longest))))
                .orElse(fallback);
    }

    private static String spans(Duration shortest, Duration longest) {
        return "a duration such as 500ms, 30s, 2m or 1h, from %d ms to %d s"
                .formatted(shortest.toMillis(), longest.toSeconds());
    }

    private static Optional<Duration> parsed(String text) {
        var match = DURATION.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(match.group(1));
        return Optional.of(
                switch (match.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    private <T> Optional<T> wrong(String name, String text, String expected) {
        problem("%s is '%s'; expected %s".formatted(name, text, expected));
        return Optional.empty();
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    /** What is wrong, with every option that nobody has asked for. */
    List<String> problems() {
        var all = new ArrayList<>(problems);
        options.keySet().stream()
                .filter(it -> !known.contains(it))
                .sorted()
                .map(it -> "%s is unknown; there are %s".formatted(it, String.join(", ", known)))
                .forEach(all::add);
        return List.copyOf(all);
    }
}
