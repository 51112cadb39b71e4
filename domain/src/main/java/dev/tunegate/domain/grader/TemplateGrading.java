package dev.tunegate.domain.grader;

import dev.tunegate.domain.grader.Grader.Comparison;
import dev.tunegate.domain.grader.Grader.Similarity;
import dev.tunegate.domain.shared.Refusal;
import java.util.Optional;

/** Scores what needs nobody but us: two templates, filled and compared. */
public final class TemplateGrading {

    private final TextMetrics metrics;

    public TemplateGrading(Synonyms synonyms) {
        this.metrics = new TextMetrics(synonyms);
    }

    /** Two texts that are to be compared. */
    public record Pair(String input, String reference) {}

    public GraderResult score(Comparison grader, Subject subject, String path) {
        return pair(grader.input(), grader.reference(), subject, path)
                .map(it -> grader.operation().holds(it.input(), it.reference()) ? 1.0 : 0.0)
                .map(GraderResult::of)
                .orElseGet(TemplateGrading::unknownVariable);
    }

    /**
     * @throws Refusal.InvalidInput if one of the texts is too long to be measured
     */
    public GraderResult score(Similarity grader, Subject subject, String path) {
        return pair(grader, subject, path)
                .map(it -> metrics.score(grader.metric(), it.input(), it.reference()))
                .map(GraderResult::of)
                .orElseGet(TemplateGrading::unknownVariable);
    }

    /**
     * The texts whose likeness is asked for; empty if a template names what is not there.
     *
     * @throws Refusal.InvalidInput if one of them is longer than {@link TextMetrics#MOST_LENGTH}
     */
    public static Optional<Pair> pair(Similarity grader, Subject subject, String path) {
        var pair = pair(grader.input(), grader.reference(), subject, path);
        pair.ifPresent(
                it -> {
                    requireMeasurable(it.input(), path + ".input");
                    requireMeasurable(it.reference(), path + ".reference");
                });
        return pair;
    }

    private static Optional<Pair> pair(
            Template input, Template reference, Subject subject, String path) {
        var filled = input.filled(subject, path + ".input");
        var other = reference.filled(subject, path + ".reference");
        return filled.flatMap(it -> other.map(that -> new Pair(it, that)));
    }

    private static void requireMeasurable(String text, String path) {
        int length = text.codePointCount(0, text.length());
        if (length > TextMetrics.MOST_LENGTH) {
            throw new Refusal.InvalidInput(
                    path,
                    "string_above_max_length",
                    "'%s' has %d characters once it is filled; texts of at most %d are measured."
                            .formatted(path, length, TextMetrics.MOST_LENGTH));
        }
    }

    private static GraderResult unknownVariable() {
        return GraderResult.failed(GraderFlag.INVALID_VARIABLE_ERROR);
    }
}
