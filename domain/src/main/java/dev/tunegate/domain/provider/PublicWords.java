package dev.tunegate.domain.provider;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a provider's words fit for callers: names that we know are replaced by ours, whatever else
 * looks like a provider's identifier or a credential is hidden, and no text is long.
 */
public final class PublicWords {

    public static final String HIDDEN = "[hidden]";

    /** Knows no names, so it hides every one. */
    public static final PublicWords STRICT = new PublicWords(Map.of());

    private static final int MOST = 500;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,100}");

    private final Map<String, String> known;

    /** Made when a first sentence is cleaned: each call to a provider has words, few need them. */
    private @Nullable Pattern names;

    private PublicWords(Map<String, String> known) {
        this.known = Map.copyOf(known);
    }

    private Pattern names() {
        var made = names;
        if (made == null) {
            var ours =
                    known.keySet().stream()
                            .sorted(Comparator.comparingInt(String::length).reversed())
                            .map(PublicWords::alone);
            made =
                    Pattern.compile(
                            Stream.concat(ours, Stream.of(Identifiers.PATTERN))
                                    .collect(Collectors.joining("|")));
            names = made;
        }
        return made;
    }

    /** The name where it is not a part of a longer one, as Azure's of a tuned model is. */
    private static String alone(String name) {
        return "(?<![A-Za-z0-9_-])" + Pattern.quote(name) + "(?![A-Za-z0-9_-]|\\.ft-[0-9a-f])";
    }

    /**
     * @param names our names, by the provider's
     */
    public static PublicWords knowing(Map<String, String> names) {
        return names.isEmpty() ? STRICT : new PublicWords(names);
    }

    /** The same, with one more name. */
    public PublicWords and(String theirs, String ours) {
        var more = new HashMap<>(known);
        more.put(theirs, ours);
        return new PublicWords(more);
    }

    /** A sentence of the provider, at most 500 characters of it. */
    public String clean(String text) {
        var start = text.length() > 8 * MOST ? text.substring(0, 8 * MOST) : text;
        var line = CONTROL.matcher(start).replaceAll(" ").strip();
        var named =
                names().matcher(line)
                        .replaceAll(
                                it ->
                                        Matcher.quoteReplacement(
                                                known.getOrDefault(it.group(), HIDDEN)));
        return named.length() <= MOST ? named : named.substring(0, MOST - 1) + "…";
    }

    /** Whether a provider's code or parameter is a plain word that may be passed on. */
    public static boolean isWord(String text) {
        return WORD.matcher(text).matches() && STRICT.clean(text).equals(text);
    }
}
