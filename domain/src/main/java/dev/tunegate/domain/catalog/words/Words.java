package dev.tunegate.domain.catalog.words;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What somebody has said, word by word, in a file or a request; whatever is wrong with it is
 * complained of here, too.
 */
public interface Words {

    boolean has(String word);

    /** A plain value; empty if there is none, or none that can be used. */
    Optional<String> text(String word);

    /** The one text that a word stands for, which may be more than a plain value. */
    Optional<String> value(String word);

    /** Complains of a word; if it was not said, of the whole. */
    void refuse(String word, String rest);

    /** Complains of a word that names what is not there, or not there any more. */
    default void miss(String word, String rest) {
        refuse(word, rest);
    }

    /** Complains of the whole. */
    void refuse(String rest);

    /**
     * Complains of what nobody has asked for.
     *
     * @param idle words that the incumbent knows and that mean nothing here
     * @param stranger the rest of a sentence about a word that belongs elsewhere
     */
    void finish(Set<String> idle, Function<String, Optional<String>> stranger);

    /**
     * A text that must be there.
     *
     * @return empty if it is not, which has been complained of
     */
    default Optional<String> required(String word) {
        if (!has(word)) {
            refuse("lacks " + word + ".");
        }
        return text(word);
    }
}
