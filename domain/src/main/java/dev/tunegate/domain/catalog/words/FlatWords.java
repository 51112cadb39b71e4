package dev.tunegate.domain.catalog.words;

import dev.tunegate.domain.catalog.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Words that came in a request, or were kept from one. They stand for themselves: the gateway's
 * environment and its files are nobody's business who may not write the gateway's own file.
 */
public final class FlatWords implements Words {

    private static final List<String> REFERENCES =
            List.of("os.environ/", "os.file/", "os.secret/", "file:");

    private final Map<String, Secret> said;
    private final Set<String> asked = new TreeSet<>();
    private final List<Complaint> complaints = new ArrayList<>();

    /**
     * What is wrong.
     *
     * @param word what it is about; empty for the whole
     * @param rest the rest of the sentence
     */
    public record Complaint(Optional<String> word, Kind kind, String rest) {

        /** How a program should take it. */
        public enum Kind {
            INVALID,
            UNKNOWN,
            /** There is such a word elsewhere, but it does nothing here. */
            IDLE
        }

        /** The sentence, with the word's place before it. */
        public String sentence(String section) {
            return "'" + word.map(it -> section + "." + it).orElse(section) + "' " + rest;
        }
    }

    public FlatWords(Map<String, Secret> said) {
        this.said = new TreeMap<>(said);
    }

    @Override
    public boolean has(String word) {
        asked.add(word);
        return said.containsKey(word);
    }

    @Override
    public Optional<String> text(String word) {
        asked.add(word);
        return Optional.ofNullable(said.get(word))
                .map(Secret::reveal)
                .filter(it -> isUsable(word, it));
    }

    @Override
    public Optional<String> value(String word) {
        return text(word);
    }

    private boolean isUsable(String word, String text) {
        if (text.isBlank()) {
            refuse(word, "is empty; give it a value or leave it out.");
            return false;
        }
        if (REFERENCES.stream().anyMatch(text::startsWith)) {
            refuse(
                    word,
                    "refers to the gateway's environment or files, which only its own"
                            + " configuration may do.");
            return false;
        }
        return true;
    }

    @Override
    public void refuse(String word, String rest) {
        complain(Optional.of(word), Complaint.Kind.INVALID, rest);
    }

    @Override
    public void refuse(String rest) {
        complain(Optional.empty(), Complaint.Kind.INVALID, rest);
    }

    /** One sentence about a word is enough. */
    private void complain(Optional<String> word, Complaint.Kind kind, String rest) {
        if (complaints.stream().noneMatch(it -> it.word().equals(word))) {
            complaints.add(new Complaint(word, kind, rest));
        }
    }

    @Override
    public void finish(Set<String> idle, Function<String, Optional<String>> stranger) {
        said.keySet().stream()
                .filter(it -> !asked.contains(it))
                .forEach(it -> finish(it, idle, stranger));
    }

    private void finish(
            String word, Set<String> idle, Function<String, Optional<String>> stranger) {
        if (idle.contains(word)) {
            complain(Optional.of(word), Complaint.Kind.IDLE, "has no effect here; leave it out.");
        } else {
            var rest = stranger.apply(word);
            complain(
                    Optional.of(word),
                    rest.isPresent() ? Complaint.Kind.INVALID : Complaint.Kind.UNKNOWN,
                    rest.orElseGet(() -> "is not known" + NearestKey.hint(word, asked)));
        }
    }

    /** A provider's sentence, put beside the longest word that it names. */
    void tell(String sentence) {
        var word =
                said.keySet().stream()
                        .filter(it -> ProviderProblems.names(sentence, it))
                        .max((one, other) -> Integer.compare(one.length(), other.length()));
        complain(word, Complaint.Kind.INVALID, "cannot be used: " + sentence);
    }

    public List<Complaint> complaints() {
        return List.copyOf(complaints);
    }
}
