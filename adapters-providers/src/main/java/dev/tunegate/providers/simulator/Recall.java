package dev.tunegate.providers.simulator;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the lesson whose question resembles another one, by the words they share. */
final class Recall {

    /** Of the words of both questions, so many must be shared. */
    private static final double ENOUGH = 0.5;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Recall() {}

    static Optional<Lesson> of(List<Lesson> lessons, String question) {
        var asked = words(question);
        Optional<Lesson> best = Optional.empty();
        double most = ENOUGH;
        for (var lesson : lessons) {
            double likeness = likeness(asked, words(lesson.question()));
            if (likeness > most || (likeness == most && best.isEmpty())) {
                most = likeness;
                best = Optional.of(lesson);
            }
        }
        return best;
    }

    private static double likeness(Set<String> some, Set<String> others) {
        long shared = shared(some, others);
        long all = some.size() + others.size() - shared;
        return all == 0 ? 0 : (double) shared / all;
    }

    private static long shared(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).count();
    }

    static Set<String> words(String text) {
        var words = new HashSet<>(Arrays.asList(NO_WORD.split(text.toLowerCase(Locale.ROOT))));
        words.remove("");
        return words;
    }
}
