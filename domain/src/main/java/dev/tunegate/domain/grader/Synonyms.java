package dev.tunegate.domain.grader;

import dev.tunegate.domain.shared.OutboundPort;
import java.util.Set;

/** Which English words can stand for each other. */
@OutboundPort
public interface Synonyms {

    /**
     * The single words that share a meaning with this one or with a base form of it, among them
     * mostly the word itself; none for a word that nobody knows.
     *
     * @param word in lower case
     */
    Set<String> of(String word);
}
