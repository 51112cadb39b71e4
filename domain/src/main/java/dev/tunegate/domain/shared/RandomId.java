package dev.tunegate.domain.shared;

import java.security.SecureRandom;

/** Makes identifiers that cannot be guessed: letters and digits, about 5.95 bits each. */
public final class RandomId {

    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    /** A string of {@code length} random letters and digits; 24 of them carry 142 bits. */
    public static String letters(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /**
     * Checks that a value looks like an identifier with this prefix.
     *
     * @throws IllegalArgumentException if it has another prefix, odd characters or a wild length
     */
    public static String checked(String prefix, String value) {
        boolean fits =
                value.length() > prefix.length()
                        && value.length() <= 64
                        && value.startsWith(prefix)
                        && value.chars().allMatch(RandomId::isIdCharacter);
        if (!fits) {
            throw new IllegalArgumentException("not an identifier with " + prefix + ": " + value);
        }
        return value;
    }

    private static boolean isIdCharacter(int c) {
        return c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }
}
