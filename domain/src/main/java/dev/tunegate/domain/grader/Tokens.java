package dev.tunegate.domain.grader;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A text as a row of words. */
final class Tokens {

    /** What Python's {@code str.split()} splits at. */
    private static final Pattern BLANKS =
            Pattern.compile(
                    "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f"
                            + "\\u205f\\u3000]+");

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^a-z0-9]+");

    private Tokens() {}

    /** What stands between blanks. */
    static List<String> between(String text) {
        return split(BLANKS, text);
    }

    /** Runs of the letters a to z, made small, and of digits. */
    static List<String> plain(String text) {
        return split(NEITHER_LETTER_NOR_DIGIT, text.toLowerCase(Locale.ROOT));
    }

    private static List<String> split(Pattern at, String text) {
        return Arrays.stream(at.split(text)).filter(it -> !it.isEmpty()).toList();
    }

    /** How often each row of so many words occurs. */
    static Map<List<String>, Integer> grams(List<String> tokens, int length) {
        var grams = new HashMap<List<String>, Integer>();
        for (int i = 0; i + length <= tokens.size(); i++) {
            grams.merge(tokens.subList(i, i + length), 1, Integer::sum);
        }
        return grams;
    }

    /** How many rows of so many words both have, each as often as both have it. */
    static long shared(List<String> some, List<String> others, int length) {
        var theirs = grams(others, length);
        return grams(some, length).entrySet().stream()
                .mapToLong(it -> Math.min(it.getValue(), theirs.getOrDefault(it.getKey(), 0)))
                .sum();
    }
}
