package dev.tunegate.domain.grader;

import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that scores a model's answer. */
public sealed interface Grader {

    /** What its author calls it. */
    String name();

    /** OpenAI's word for its kind. */
    String type();

    /**
     * This grader, once it is known to make sense.
     *
     * @param path its place in the request
     * @throws Refusal.InvalidInput naming the member that is wrong
     */
    Grader checked(String path);

    /**
     * Whether its scores come to a number, as far as can be seen before there are any; a grader
     * that only runs finds that out by itself.
     *
     * @param path its place in the request
     * @throws Refusal.InvalidInput if a formula is none, or names what is no grader
     */
    default void requireFormula(String path) {}

    /** How often a provider is asked for one score. */
    default int questions() {
        return switch (this) {
            case Comparison _ -> 0;
            case Similarity it -> it.metric() == Metric.COSINE ? 1 : 0;
            case ScoreModel _, LabelModel _, Python _ -> 1;
            case Multi it -> it.parts().values().stream().mapToInt(Grader::questions).sum();
        };
    }

    /** Compares two texts: 1 if they are as they should be, otherwise 0. */
    record Comparison(String name, Template input, Template reference, StringCheck operation)
            implements Grader {

        @Override
        public String type() {
            return "string_check";
        }

        @Override
        public Grader checked(String path) {
            return this;
        }
    }

    /**
     * Measures how much two texts are alike, from 0 to 1.
     *
     * @param model whose embeddings are compared; only {@link Metric#COSINE} looks at it
     */
    record Similarity(
            String name, Template input, Template reference, Metric metric, Optional<String> model)
            implements Grader {

        @Override
        public String type() {
            return "text_similarity";
        }

        @Override
        public Grader checked(String path) {
            if (model.isPresent() && metric != Metric.COSINE) {
                throw invalid(path + ".model", "'%s' goes with 'cosine' only.");
            }
            return this;
        }
    }

    /** Has a model give a number. */
    record ScoreModel(String name, ModelPrompt prompt, Range range) implements Grader {

        @Override
        public String type() {
            return "score_model";
        }

        @Override
        public Grader checked(String path) {
            if (range.from().compareTo(range.to()) >= 0) {
                throw invalid(path + ".range", "'%s' must begin below its end.");
            }
            return this;
        }
    }

    /** From which number to which a score may be. */
    record Range(BigDecimal from, BigDecimal to) {

        public static final Range USUAL = new Range(BigDecimal.ZERO, BigDecimal.ONE);

        /** The nearest number in the range. */
        public double clamped(double score) {
            return Math.clamp(score, from.doubleValue(), to.doubleValue());
        }
    }

    /** Has a model choose a label: 1 for one of those that pass, otherwise 0. */
    record LabelModel(
            String name, ModelPrompt prompt, List<String> labels, List<String> passingLabels)
            implements Grader {

        public LabelModel {
            labels = List.copyOf(labels);
            passingLabels = List.copyOf(passingLabels);
        }

        @Override
        public String type() {
            return "label_model";
        }

        @Override
        public Grader checked(String path) {
            if (labels.isEmpty()) {
                throw invalid(path + ".labels", "'%s' must name at least one label.");
            }
            if (passingLabels.isEmpty() || !labels.containsAll(passingLabels)) {
                throw invalid(
                        path + ".passing_labels", "'%s' must be some of the grader's labels.");
            }
            return this;
        }
    }

    /**
     * A program. It is never run here, but handed to a provider that does so.
     *
     * @param imageTag which of the provider's environments it wants
     */
    record Python(String name, String source, Optional<String> imageTag) implements Grader {

        /** In bytes of UTF-8 (OpenAI's guide for graders, seen 2026-11-21: below 256 kB). */
        public static final int MOST_SOURCE = 256 * 1000;

        @Override
        public String type() {
            return "python";
        }

        @Override
        public Grader checked(String path) {
            if (source.getBytes(StandardCharsets.UTF_8).length > MOST_SOURCE) {
                throw new Refusal.InvalidInput(
                        path + ".source",
                        "string_above_max_length",
                        "'%s.source' has more than %d bytes.".formatted(path, MOST_SOURCE));
            }
            return this;
        }
    }

    /**
     * Several graders, whose scores a formula makes one of.
     *
     * @param parts by the names that the formula has for them
     * @param form how their author has listed them
     */
    record Multi(String name, Map<String, Grader> parts, Form form, String formula)
            implements Grader {

        /** How many graders one can be made of. */
        public static final int MOST_PARTS = 50;

        /** How the parts are listed: OpenAI's schema, its example and its guide all differ. */
        public enum Form {
            ONE,
            LIST,
            MAP
        }

        public Multi {
            parts = MultiChecks.inOrder(parts);
        }

        @Override
        public String type() {
            return "multi";
        }

        @Override
        public Grader checked(String path) {
            MultiChecks.check(this, path);
            return this;
        }

        @Override
        public void requireFormula(String path) {
            MultiChecks.checkFormula(this, path + ".calculate_output");
        }

        /** Where a part stands in the request, when this grader stands there. */
        public String path(String path, String part) {
            return switch (form) {
                case ONE -> path + ".graders";
                case LIST -> path + ".graders[" + List.copyOf(parts.keySet()).indexOf(part) + "]";
                case MAP -> path + ".graders." + part;
            };
        }
    }

    /** A fault in a member; the sentence has a place for its path. */
    private static Refusal invalid(String path, String sentence) {
        return new Refusal.InvalidInput(path, "invalid_value", sentence.formatted(path));
    }
}
