package dev.tunegate.domain.grader;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How two texts are compared. */
public enum StringCheck {
    EQ("eq"),
    NE("ne"),
    /** The reference stands somewhere in the input. */
    LIKE("like"),
    /** The same, whether letters are capital or not. */
    ILIKE("ilike");

    private final String word;

    StringCheck(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The comparison of this name; OpenAI's guide writes {@code neq} for {@code ne}. */
    public static Optional<StringCheck> named(String name) {
        var word = name.equals("neq") ? "ne" : name;
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }

    public boolean holds(String input, String reference) {
        return switch (this) {
            case EQ -> input.equals(reference);
            case NE -> !input.equals(reference);
            case LIKE -> TextSearch.isIn(reference, input);
            case ILIKE -> TextSearch.isIn(small(reference), small(input));
        };
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
