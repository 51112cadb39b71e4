package dev.tunegate.domain.grader;

import java.util.List;

/**
 * How much a text is like a reference, from 0 to 1. Each metric does what a published
 * implementation does; docs/api/grader-metrics.md holds their values beside ours.
 *
 * <ul>
 *   <li>{@code fuzzy_match}: {@code rapidfuzz.fuzz.ratio} / 100 of RapidFuzz 3.14.6: the normalised
 *       Indel similarity of the code points
 *   <li>{@code bleu}: {@code sentence_bleu} of NLTK 3.10.3 with {@code SmoothingFunction().method1}
 *   <li>{@code gleu}: {@code sentence_gleu} of NLTK 3.10.3
 *   <li>{@code meteor}: see {@link Meteor}
 *   <li>{@code rouge_1} to {@code rouge_5}, {@code rouge_l}: F-measure of Google's rouge-score 0.1.2
 *       without stemming
 * </ul>
 *
 * What works on words splits at blanks, as Python's {@code str.split()} does; ROUGE has words of
 * its own.
 */
public final class TextMetrics {

    /** In code points, of each text; the costliest metric takes some tens of milliseconds then. */
    public static final int MOST_LENGTH = 32_768;

    /** What {@code method1} puts in the place of no match at all. */
    private static final double EPSILON = 0.1;

    private static final int GRAMS = 4;

    private final Meteor meteor;

    public TextMetrics(Synonyms synonyms) {
        this.meteor = new Meteor(synonyms);
    }

    /**
     * @throws IllegalArgumentException for {@link Metric#COSINE}, which asks a model
     */
    public double score(Metric metric, String input, String reference) {
        return switch (metric) {
            case FUZZY_MATCH -> fuzzy(input, reference);
            case BLEU -> bleu(Tokens.between(input), Tokens.between(reference));
            case GLEU -> gleu(Tokens.between(input), Tokens.between(reference));
            case METEOR -> meteor.score(Tokens.between(input), Tokens.between(reference));
            case ROUGE_1 -> rouge(input, reference, 1);
            case ROUGE_2 -> rouge(input, reference, 2);
            case ROUGE_3 -> rouge(input, reference, 3);
            case ROUGE_4 -> rouge(input, reference, 4);
            case ROUGE_5 -> rouge(input, reference, 5);
            case ROUGE_L -> rougeOfSequence(Tokens.plain(input), Tokens.plain(reference));
            case COSINE -> throw new IllegalArgumentException("no text metric: " + metric);
        };
    }

    private static double fuzzy(String input, String reference) {
        var some = input.codePoints().boxed().toList();
        var others = reference.codePoints().boxed().toList();
        int all = some.size() + others.size();
        return all == 0 ? 1 : 2.0 * CommonSequence.length(some, others) / all;
    }

    private static double bleu(List<String> input, List<String> reference) {
        if (Tokens.shared(input, reference, 1) == 0) {
            return 0;
        }
        double logarithms = 0;
        for (int n = 1; n <= GRAMS; n++) {
            double met = Math.max(Tokens.shared(input, reference, n), 0);
            int all = Math.max(1, input.size() - n + 1);
            logarithms += Math.log((met == 0 ? EPSILON : met) / all) / GRAMS;
        }
        double brevity =
                input.size() > reference.size()
                        ? 1
                        : Math.exp(1 - (double) reference.size() / input.size());
        return brevity * Math.exp(logarithms);
    }

    private static double gleu(List<String> input, List<String> reference) {
        long met = 0;
        long inputs = 0;
        long references = 0;
        for (int n = 1; n <= GRAMS; n++) {
            met += Tokens.shared(input, reference, n);
            inputs += Math.max(0, input.size() - n + 1);
            references += Math.max(0, reference.size() - n + 1);
        }
        long most = Math.max(inputs, references);
        return most == 0 ? 0 : (double) met / most;
    }

    private static double rouge(String input, String reference, int n) {
        var some = Tokens.plain(input);
        var others = Tokens.plain(reference);
        double met = Tokens.shared(some, others, n);
        return measure(met, Math.max(0, some.size() - n + 1), Math.max(0, others.size() - n + 1));
    }

    private static double rougeOfSequence(List<String> input, List<String> reference) {
        double met = CommonSequence.length(input, reference);
        return measure(met, input.size(), reference.size());
    }

    /** The harmonic mean of precision and recall. */
    private static double measure(double met, int inputs, int references) {
        if (met == 0) {
            return 0;
        }
        double precision = met / inputs;
        double recall = met / references;
        return 2 * precision * recall / (precision + recall);
    }
}
