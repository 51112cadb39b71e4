package dev.tunegate.domain.grader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * METEOR as {@code nltk.translate.meteor_score} of NLTK 3.10.3 has it, with alpha 0.9, beta 3 and
 * gamma 0.5: words match as they are, then by their stems, then as synonyms; the more pieces the
 * matches lie in, the less they count. As there, synonyms are looked for among what the stemmer has
 * left of the words: {@code automobile} has become {@code automobil} by then, and has none.
 */
final class Meteor {

    private static final double ALPHA = 0.9;
    private static final double BETA = 3;
    private static final double GAMMA = 0.5;

    private final Synonyms synonyms;

    Meteor(Synonyms synonyms) {
        this.synonyms = synonyms;
    }

    double score(List<String> input, List<String> reference) {
        var matches = matches(input, reference);
        if (matches.isEmpty()) {
            return 0;
        }
        double met = matches.size();
        double precision = met / input.size();
        double recall = met / reference.size();
        double mean = precision * recall / (ALPHA * precision + (1 - ALPHA) * recall);
        return (1 - GAMMA * Math.pow(pieces(matches) / met, BETA)) * mean;
    }

    /** A word of a text and where it stands. */
    private record Word(int place, String text) {}

    /** Which word of the input stands for which of the reference. */
    private record Match(int input, int reference) {}

    private List<Match> matches(List<String> input, List<String> reference) {
        var matches = new ArrayList<Match>();
        var inputs = words(input);
        var references = words(reference);
        match(inputs, references, matches, it -> it, Set::of);
        match(inputs, references, matches, PorterStemmer::stem, Set::of);
        match(inputs, references, matches, PorterStemmer::stem, this::alike);
        matches.sort(Comparator.comparingInt(Match::input));
        return matches;
    }

    private Set<String> alike(String word) {
        var alike = new HashSet<>(synonyms.of(word));
        alike.add(word);
        return alike;
    }

    private static List<Word> words(List<String> texts) {
        var words = new ArrayList<Word>();
        for (int i = 0; i < texts.size(); i++) {
            words.add(new Word(i, texts.get(i).toLowerCase(Locale.ROOT)));
        }
        return words;
    }

    /**
     * Matches from the end, each word with the last one that is left; what has matched is taken out
     * of both lists.
     */
    private static void match(
            List<Word> inputs,
            List<Word> references,
            List<Match> matches,
            Function<String, String> form,
            Function<String, Set<String>> alike) {
        var left = new HashMap<String, Deque<Word>>();
        references.forEach(
                it -> left.computeIfAbsent(form.apply(it.text()), _ -> new ArrayDeque<>()).push(it));
        var taken = new HashSet<Word>();
        var placed = new HashSet<Word>();
        for (var input : List.copyOf(inputs).reversed()) {
            var found = last(left, alike.apply(form.apply(input.text())));
            found.ifPresent(
                    it -> {
                        matches.add(new Match(input.place(), it.place()));
                        taken.add(it);
                        placed.add(input);
                    });
        }
        references.removeAll(taken);
        inputs.removeAll(placed);
    }

    private static Optional<Word> last(Map<String, Deque<Word>> left, Set<String> alike) {
        var best =
                alike.stream()
                        .map(left::get)
                        .filter(it -> it != null && !it.isEmpty())
                        .max(Comparator.comparingInt(it -> it.getFirst().place()));
        return best.map(Deque::pop);
    }

    private static double pieces(List<Match> matches) {
        int pieces = 1;
        for (int i = 1; i < matches.size(); i++) {
            var before = matches.get(i - 1);
            var it = matches.get(i);
            boolean joined =
                    it.input() == before.input() + 1 && it.reference() == before.reference() + 1;
            pieces += joined ? 0 : 1;
        }
        return pieces;
    }
}
