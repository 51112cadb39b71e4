package dev.tunegate.api.organization;

import dev.tunegate.domain.shared.Refusal;

/** E-mail addresses, as far as a look can tell: something, one @, something without blanks. */
final class Emails {

    private Emails() {}

    static String checked(String text, String param) {
        int at = text.indexOf('@');
        boolean fits =
                at > 0
                        && at == text.lastIndexOf('@')
                        && at < text.length() - 1
                        && text.codePoints().noneMatch(Emails::isOdd);
        if (!fits) {
            throw new Refusal.InvalidInput(
                    param, "invalid_value", "'" + param + "' is no e-mail address.");
        }
        return text;
    }

    private static boolean isOdd(int c) {
        return Character.isWhitespace(c) || Character.isISOControl(c) || "<>\",;".indexOf(c) >= 0;
    }
}
