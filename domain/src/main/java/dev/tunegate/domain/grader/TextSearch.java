package dev.tunegate.domain.grader;

/**
 * Whether one text stands in another, in as many steps as both have characters (Knuth, Morris and
 * Pratt, 1977). The JDK's own search takes the product of both where a text was made for that.
 */
final class TextSearch {

    private TextSearch() {}

    static boolean isIn(String wanted, String text) {
        if (wanted.isEmpty()) {
            return true;
        }
        if (wanted.length() > text.length()) {
            return false;
        }
        var borders = borders(wanted);
        int met = 0;
        for (int i = 0; i < text.length() && met < wanted.length(); i++) {
            met = further(wanted, borders, met, text.charAt(i));
        }
        return met == wanted.length();
    }

    /** For each beginning, how much of it is its end as well. */
    private static int[] borders(String wanted) {
        var borders = new int[wanted.length()];
        for (int i = 1; i < borders.length; i++) {
            borders[i] = further(wanted, borders, borders[i - 1], wanted.charAt(i));
        }
        return borders;
    }

    /** How much of the wanted text is met with one character more. */
    private static int further(String wanted, int[] borders, int met, char next) {
        int longest = met;
        while (longest > 0 && wanted.charAt(longest) != next) {
            longest = borders[longest - 1];
        }
        return wanted.charAt(longest) == next ? longest + 1 : longest;
    }
}
