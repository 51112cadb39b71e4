package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.RandomId;
import dev.tunegate.domain.shared.Refusal;
import java.util.regex.Pattern;

/**
 * The identifiers of organizations, teams and users. Unlike others they may be chosen by whoever
 * makes them, so that existing scripts and directories keep theirs; an e-mail address fits.
 */
final class ChosenId {

    private static final int MAX_LENGTH = 100;
    private static final Pattern SHAPE =
            Pattern.compile("[0-9A-Za-z][0-9A-Za-z._@+|-]{0," + (MAX_LENGTH - 1) + "}");

    private ChosenId() {}

    static String fresh(String prefix) {
        return prefix + RandomId.letters(24);
    }

    static String checked(String value) {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an identifier: " + value);
        }
        return value;
    }

    static String given(String value, String param) {
        if (!SHAPE.matcher(value).matches()) {
            throw new Refusal.InvalidInput(
                    param,
                    "invalid_value",
                    "'"
                            + param
                            + "' has 1 to "
                            + MAX_LENGTH
                            + " letters, digits and . _ @ + | -, and begins with a letter or digit.");
        }
        return value;
    }
}
