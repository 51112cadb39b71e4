package dev.tunegate.domain.grader;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * How the scores of several graders become one: a term of numbers, names of graders, {@code + - *
 * / ^}, parentheses, and the functions of OpenAI's description ({@code min max abs floor ceil exp
 * sqrt log}). {@code ^} binds tighter than the sign before it and groups from the right, as in
 * mathematics; {@code log} is the natural logarithm. There is nothing else that a formula can say.
 */
public final class Formula {

    /** In characters. */
    public static final int MOST_LENGTH = 4096;

    /** How deep terms may stand in terms. */
    public static final int MOST_DEPTH = 64;

    private final Term term;
    private final Set<String> names;

    Formula(Term term, Set<String> names) {
        this.term = term;
        this.names = Set.copyOf(names);
    }

    /**
     * @throws Malformed if the text is no formula
     */
    public static Formula of(String text) throws Malformed {
        return FormulaReader.read(text);
    }

    /** The graders that the formula names. */
    public Set<String> names() {
        return names;
    }

    /**
     * The formula's value; not always a finite number: {@code 1 / 0} has none.
     *
     * @throws IllegalArgumentException if a score is missing
     */
    public double value(Map<String, Double> scores) {
        if (!scores.keySet().containsAll(names)) {
            throw new IllegalArgumentException("scores " + scores.keySet() + " for " + names);
        }
        return term.value(scores);
    }

    /** A text is no formula; says where, and what is wrong. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final String fault;

        Malformed(int at, String fault) {
            super(null, null, false, false);
            this.fault = fault + " (at character " + (at + 1) + ")";
        }

        /** One sentence without its full stop. */
        public String fault() {
            return fault;
        }
    }

    /** A part of a formula. */
    sealed interface Term {

        double value(Map<String, Double> scores);

        /** A number. */
        record Constant(double number) implements Term {
            @Override
            public double value(Map<String, Double> scores) {
                return number;
            }
        }

        /** A grader's score. */
        record Score(String grader) implements Term {
            @Override
            public double value(Map<String, Double> scores) {
                return scores.getOrDefault(grader, Double.NaN);
            }
        }

        /** Something done to one term. */
        record Unary(DoubleUnaryOperator does, Term to) implements Term {
            @Override
            public double value(Map<String, Double> scores) {
                return does.applyAsDouble(to.value(scores));
            }
        }

        /** Something done to two terms. */
        record Binary(DoubleBinaryOperator does, Term left, Term right) implements Term {
            @Override
            public double value(Map<String, Double> scores) {
                return does.applyAsDouble(left.value(scores), right.value(scores));
            }
        }

        /** The least or the greatest of terms. */
        record Extreme(DoubleBinaryOperator does, List<Term> terms) implements Term {
            @Override
            public double value(Map<String, Double> scores) {
                return terms.stream()
                        .mapToDouble(it -> it.value(scores))
                        .reduce(does)
                        .orElse(Double.NaN);
            }
        }
    }

    /** What can be done to terms in parentheses. */
    enum Function {
        MIN,
        MAX,
        ABS,
        FLOOR,
        CEIL,
        EXP,
        SQRT,
        LOG;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean takesMany() {
            return this == MIN || this == MAX;
        }

        Term of(List<Term> terms) {
            var first = terms.getFirst();
            return switch (this) {
                case MIN -> new Term.Extreme(Math::min, terms);
                case MAX -> new Term.Extreme(Math::max, terms);
                case ABS -> new Term.Unary(Math::abs, first);
                case FLOOR -> new Term.Unary(Math::floor, first);
                case CEIL -> new Term.Unary(Math::ceil, first);
                case EXP -> new Term.Unary(Math::exp, first);
                case SQRT -> new Term.Unary(Math::sqrt, first);
                case LOG -> new Term.Unary(Math::log, first);
            };
        }
    }
}
