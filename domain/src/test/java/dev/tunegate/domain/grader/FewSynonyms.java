package dev.tunegate.domain.grader;

import java.util.Set;

/** Knows what a car is, and nothing else. */
public final class FewSynonyms implements Synonyms {

    @Override
    public Set<String> of(String word) {
        return word.equals("car") || word.equals("cars")
                ? Set.of("car", "automobile", "auto")
                : Set.of();
    }
}
