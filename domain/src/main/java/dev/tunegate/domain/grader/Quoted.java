package dev.tunegate.domain.grader;

/** A string as JSON writes it. */
final class Quoted {

    private Quoted() {}

    static String of(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            put(quoted, text.charAt(i), isHalf(text, i));
        }
        return quoted.append('"').toString();
    }

    private static void put(StringBuilder quoted, char it, boolean escaped) {
        switch (it) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (it < ' ' || escaped) {
                    quoted.append("\\u").append("%04x".formatted((int) it));
                } else {
                    quoted.append(it);
                }
            }
        }
    }

    /** Half a surrogate pair has no bytes in UTF-8. */
    private static boolean isHalf(String text, int at) {
        char it = text.charAt(at);
        if (Character.isHighSurrogate(it)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(it)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
