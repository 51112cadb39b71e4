package dev.tunegate.domain.catalog.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Guesses which key was meant. */
public final class NearestKey {

    private NearestKey() {}

    /** The end of the sentence about an unknown key. */
    public static String hint(String unknown, Collection<String> known) {
        return known.stream()
                .filter(it -> distance(unknown, it) <= Math.max(2, it.length() / 3))
                .min(Comparator.comparingInt(it -> distance(unknown, it)))
                .map(it -> "; did you mean " + it + "?")
                .orElseGet(() -> "; there are " + String.join(", ", known) + ".");
    }

    /** How many letters must be added, dropped or changed to make one word of the other. */
    private static int distance(String one, String other) {
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
