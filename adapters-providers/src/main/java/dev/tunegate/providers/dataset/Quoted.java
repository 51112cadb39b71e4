package dev.tunegate.providers.dataset;

/** Quotes a few characters of the data for a message. */
public final class Quoted {

    private static final int MOST = 40;

    private Quoted() {}

    /** At most 40 characters of it, in quotes, the unprintable ones replaced. */
    public static String of(String text) {
        var start = text.length() > MOST ? text.substring(0, MOST) + "…" : text;
        return "'" + start.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "?") + "'";
    }
}
