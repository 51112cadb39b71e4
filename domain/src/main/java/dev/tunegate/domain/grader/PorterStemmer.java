package dev.tunegate.domain.grader;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is left of an English word without its endings: Porter's algorithm ("An algorithm for suffix
 * stripping", 1980) with the deviations that NLTK 3.10.3 makes by default, which METEOR's reference
 * implementation stems with.
 */
final class PorterStemmer {

    /** Words that the rules would get wrong. */
    private static final Map<String, String> IRREGULAR =
            Map.ofEntries(
                    Map.entry("sky", "sky"),
                    Map.entry("skies", "sky"),
                    Map.entry("dying", "die"),
                    Map.entry("lying", "lie"),
                    Map.entry("tying", "tie"),
                    Map.entry("news", "news"),
                    Map.entry("innings", "inning"),
                    Map.entry("inning", "inning"),
                    Map.entry("outings", "outing"),
                    Map.entry("outing", "outing"),
                    Map.entry("cannings", "canning"),
                    Map.entry("canning", "canning"),
                    Map.entry("howe", "howe"),
                    Map.entry("proceed", "proceed"),
                    Map.entry("exceed", "exceed"),
                    Map.entry("succeed", "succeed"));

    /** An ending and what takes its place. */
    private record Rule(String ending, String instead, Predicate<String> where) {}

    private static final Predicate<String> ANY = _ -> true;
    private static final Predicate<String> LONG = it -> StemShape.measure(it) > 0;
    private static final Predicate<String> LONGER = it -> StemShape.measure(it) > 1;

    private static final List<Rule> PLURALS =
            List.of(rule("sses ss", ANY), rule("ies i", ANY), rule("ss ss", ANY), rule("s", ANY));

    private static final List<Rule> DOUBLE_ENDINGS =
            List.of(
                    rule("ational ate", LONG),
                    rule("tional tion", LONG),
                    rule("enci ence", LONG),
                    rule("anci ance", LONG),
                    rule("izer ize", LONG),
                    rule("bli ble", LONG),
                    rule("alli al", LONG),
                    rule("entli ent", LONG),
                    rule("eli e", LONG),
                    rule("ousli ous", LONG),
                    rule("ization ize", LONG),
                    rule("ation ate", LONG),
                    rule("ator ate", LONG),
                    rule("alism al", LONG),
                    rule("iveness ive", LONG),
                    rule("fulness ful", LONG),
                    rule("ousness ous", LONG),
                    rule("aliti al", LONG),
                    rule("iviti ive", LONG),
                    rule("biliti ble", LONG),
                    rule("fulli ful", LONG),
                    rule("logi log", it -> LONG.test(it + "l")));

    private static final List<Rule> ADJECTIVES =
            List.of(
                    rule("icate ic", LONG),
                    rule("ative", LONG),
                    rule("alize al", LONG),
                    rule("iciti ic", LONG),
                    rule("ical ic", LONG),
                    rule("ful", LONG),
                    rule("ness", LONG));

    private static final List<Rule> LAST_ENDINGS =
            List.of(
                    rule("al", LONGER),
                    rule("ance", LONGER),
                    rule("ence", LONGER),
                    rule("er", LONGER),
                    rule("ic", LONGER),
                    rule("able", LONGER),
                    rule("ible", LONGER),
                    rule("ant", LONGER),
                    rule("ement", LONGER),
                    rule("ment", LONGER),
                    rule("ent", LONGER),
                    rule("ion", LONGER.and(it -> it.endsWith("s") || it.endsWith("t"))),
                    rule("ou", LONGER),
                    rule("ism", LONGER),
                    rule("ate", LONGER),
                    rule("iti", LONGER),
                    rule("ous", LONGER),
                    rule("ive", LONGER),
                    rule("ize", LONGER));

    private PorterStemmer() {}

    private static Rule rule(String words, Predicate<String> where) {
        var both = words.split(" ", 2);
        return new Rule(both[0], both.length == 2 ? both[1] : "", where);
    }

    /**
     * @param word in lower case
     */
    static String stem(String word) {
        var irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (word.codePointCount(0, word.length()) <= 2) {
            return word;
        }
        var stem = withoutFinalY(withoutPast(withoutPlural(word)));
        stem = apply(ADJECTIVES, withoutDoubleEnding(stem));
        return withoutDoubleL(withoutFinalE(apply(LAST_ENDINGS, stem)));
    }

    /** The first ending that fits decides, also where its condition does not hold. */
    private static String apply(List<Rule> rules, String word) {
        for (var rule : rules) {
            if (word.endsWith(rule.ending())) {
                var stem = cut(word, rule.ending());
                return rule.where().test(stem) ? stem + rule.instead() : word;
            }
        }
        return word;
    }

    private static String cut(String word, String ending) {
        return word.substring(0, word.length() - ending.length());
    }

    private static String withoutPlural(String word) {
        return word.endsWith("ies") && word.length() == 4
                ? cut(word, "s")
                : apply(PLURALS, word);
    }

    private static String withoutPast(String word) {
        if (word.endsWith("ied")) {
            return cut(word, word.length() == 4 ? "d" : "ed");
        }
        if (word.endsWith("eed")) {
            return LONG.test(cut(word, "eed")) ? cut(word, "d") : word;
        }
        for (var ending : List.of("ed", "ing")) {
            if (word.endsWith(ending) && StemShape.hasVowel(cut(word, ending))) {
                return mended(cut(word, ending));
            }
        }
        return word;
    }

    /** Gives back the letter that a word has lost, or takes the one that it has got twice. */
    private static String mended(String stem) {
        if (stem.endsWith("at") || stem.endsWith("bl") || stem.endsWith("iz")) {
            return stem + "e";
        }
        if (StemShape.endsInTwins(stem)) {
            boolean keeps = stem.endsWith("l") || stem.endsWith("s") || stem.endsWith("z");
            return keeps ? stem : stem.substring(0, stem.length() - 1);
        }
        return StemShape.measure(stem) == 1 && StemShape.endsShort(stem) ? stem + "e" : stem;
    }

    private static String withoutFinalY(String word) {
        if (!word.endsWith("y")) {
            return word;
        }
        var stem = cut(word, "y");
        return stem.length() > 1 && StemShape.endsInConsonant(stem) ? stem + "i" : word;
    }

    private static String withoutDoubleEnding(String word) {
        return word.endsWith("alli") && LONG.test(cut(word, "alli"))
                ? withoutDoubleEnding(cut(word, "li"))
                : apply(DOUBLE_ENDINGS, word);
    }

    private static String withoutFinalE(String word) {
        if (!word.endsWith("e")) {
            return word;
        }
        var stem = cut(word, "e");
        int measure = StemShape.measure(stem);
        return measure > 1 || (measure == 1 && !StemShape.endsShort(stem)) ? stem : word;
    }

    private static String withoutDoubleL(String word) {
        return word.endsWith("ll") && LONGER.test(cut(word, "l")) ? cut(word, "l") : word;
    }
}
