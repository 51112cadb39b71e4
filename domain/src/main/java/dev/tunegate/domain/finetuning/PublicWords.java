package dev.tunegate.domain.finetuning;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Turns a provider's words into words for callers: identifiers that we know are replaced by ours,
 * and whatever else looks like an identifier or a key is hidden.
 *
 * @param ours our name for each of the provider's
 */
public record PublicWords(Map<String, String> ours) {

    private static final int LONGEST = 1000;
    private static final String HIDDEN = "[hidden]";
    private static final Pattern LOOKS_LIKE_AN_ID =
            Pattern.compile(
                    "\\bft:[^\\s\"',;)]*[^\\s\"',;).]"
                            + "|\\b(?:ftjob|file|ftckpt|ftevent|org|proj|sk|req)[-_][A-Za-z0-9_-]{6,}");

    /** Stands for a name of ours until everything foreign has been hidden. */
    private static final char MARK = '\uE000';

    public PublicWords {
        ours = Map.copyOf(ours);
    }

    /**
     * The text without line breaks, control characters and foreign identifiers, at most 1,000 long.
     */
    public String clean(String text) {
        var known = ours.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList();
        var masked = text.replaceAll("[\\p{Cntrl}" + MARK + "]+", " ");
        for (int i = 0; i < known.size(); i++) {
            masked = masked.replace(known.get(i), mark(i));
        }
        masked = LOOKS_LIKE_AN_ID.matcher(masked).replaceAll(HIDDEN);
        var shown = unmarked(masked, known);
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
    }

    private String unmarked(String masked, List<String> known) {
        var shown = masked;
        for (int i = 0; i < known.size(); i++) {
            shown = shown.replace(mark(i), ours.getOrDefault(known.get(i), HIDDEN));
        }
        return shown;
    }

    private static String mark(int index) {
        return MARK + Integer.toString(index) + MARK;
    }
}
