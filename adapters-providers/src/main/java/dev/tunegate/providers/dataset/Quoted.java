package dev.tunegate.providers.dataset;

/** Quotes a few characters of the data for a message. */
final class Quoted {

    private static final int MOST = 40;

    private Quoted() {}

    static String of(String text) {
        var start = text.length() > MOST ? text.substring(0, MOST) + "…" : text;
        return "'" + start.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "?") + "'";
    }
}
