package dev.tunegate.providers.words;

import dev.tunegate.domain.grader.Synonyms;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.Word;
import net.sf.extjwnl.dictionary.Dictionary;
import org.jspecify.annotations.Nullable;

/**
 * Synonyms out of WordNet 3.1 (extJWNL's own copy of it): the words of all synsets that a word, or
 * what it is a form of, stands in. The dictionary is opened when it is first asked, for it fills
 * some 30 MB.
 */
final class WordNetSynonyms implements Synonyms {

    private @Nullable Dictionary dictionary;

    /** One at a time: the dictionary's files are read through one position. */
    @Override
    public synchronized Set<String> of(String word) {
        var synonyms = new LinkedHashSet<String>();
        try {
            for (var part : POS.getAllPOS()) {
                for (var form : BaseForms.of(word, part, opened())) {
                    var known = opened().getIndexWord(part, form);
                    if (known != null) {
                        synonyms.addAll(synonyms(known));
                    }
                }
            }
        } catch (JWNLException e) {
            throw new IllegalStateException("WordNet cannot be read", e);
        }
        return Set.copyOf(synonyms);
    }

    private Dictionary opened() throws JWNLException {
        var open = dictionary;
        if (open == null) {
            open = Dictionary.getDefaultResourceInstance();
            dictionary = open;
        }
        return open;
    }

    /** Terms of several words are none. */
    private static Set<String> synonyms(IndexWord known) {
        return known.getSenses().stream()
                .flatMap(it -> it.getWords().stream())
                .map(Word::getLemma)
                .filter(it -> it.indexOf(' ') < 0 && it.indexOf('_') < 0)
                .collect(Collectors.toSet());
    }
}
