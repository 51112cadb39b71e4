package dev.tunegate.providers.dataset;

/** Text that can be written as UTF-8: no character is halved. */
final class WholeText {

    private WholeText() {}

    /**
     * @throws NotCarried if an escape names half of a character, which no UTF-8 can hold
     */
    static String of(String text) {
        for (int at = 0; at < text.length(); at++) {
            char it = text.charAt(at);
            if (Character.isSurrogate(it)) {
                if (!isPair(text, at)) {
                    throw new NotCarried(
                            "lone_surrogate",
                            "An escape such as \\ud83d stands for half of a character, and its"
                                    + " other half is missing; write the whole character.");
                }
                at++;
            }
        }
        return text;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
