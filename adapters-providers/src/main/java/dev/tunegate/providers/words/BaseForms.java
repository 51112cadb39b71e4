package dev.tunegate.providers.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.dictionary.Dictionary;

/**
 * What a word may be a form of: WordNet's exceptions, or else its endings cut off, as WordNet's own
 * {@code morphy} and NLTK 3.10.3 do. Not every form is a word.
 */
final class BaseForms {

    /** An ending and what takes its place. */
    private record Ending(String ending, String instead) {}

    private static final List<Ending> OF_NOUNS =
            endings("s:", "ses:s", "ves:f", "xes:x", "zes:z", "ches:ch", "shes:sh", "men:man", "ies:y");
    private static final List<Ending> OF_VERBS =
            endings("s:", "ies:y", "es:e", "es:", "ed:e", "ed:", "ing:e", "ing:");
    private static final List<Ending> OF_ADJECTIVES = endings("er:", "est:", "er:e", "est:e");

    private BaseForms() {}

    private static List<Ending> endings(String... words) {
        var endings = new ArrayList<Ending>();
        for (var word : words) {
            int colon = word.indexOf(':');
            endings.add(new Ending(word.substring(0, colon), word.substring(colon + 1)));
        }
        return List.copyOf(endings);
    }

    static Set<String> of(String word, POS part, Dictionary dictionary) throws JWNLException {
        var forms = new LinkedHashSet<String>();
        forms.add(word);
        var exception = dictionary.getException(part, word);
        if (exception != null) {
            forms.addAll(exception.getExceptions());
        } else {
            endings(part).stream()
                    .filter(it -> word.endsWith(it.ending()))
                    .map(it -> cut(word, it.ending()) + it.instead())
                    .filter(it -> !it.isEmpty())
                    .forEach(forms::add);
        }
        return forms;
    }

    private static String cut(String word, String ending) {
        return word.substring(0, word.length() - ending.length());
    }

    private static List<Ending> endings(POS part) {
        return switch (part) {
            case NOUN -> OF_NOUNS;
            case VERB -> OF_VERBS;
            case ADJECTIVE -> OF_ADJECTIVES;
            case ADVERB -> List.of();
        };
    }
}
