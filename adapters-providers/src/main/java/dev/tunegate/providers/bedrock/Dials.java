package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.Term.Numbers;
import dev.tunegate.domain.provider.Source;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * The hyperparameters of a family of models: which Bedrock takes, and in which ranges.
 *
 * @param epochs {@code epochCount}
 * @param batch {@code batchSize}; empty where the family has none
 * @param rate how the family is told to learn faster or slower
 * @param warmup {@code learningRateWarmupSteps}; empty where the family has none
 */
record Dials(
        Range epochs, Optional<Range> batch, Rate rate, Optional<Range> warmup, Source source) {

    static final String EPOCHS = "epochCount";
    static final String BATCH = "batchSize";
    static final String RATE = "learningRate";
    static final String MULTIPLIER = "learningRateMultiplier";
    static final String WARMUP = "learningRateWarmupSteps";

    /** The numbers that are taken, both ends included. */
    record Range(String least, String most) {

        Term term(Source source) {
            return Numbers.between(least, most, source);
        }
    }

    /** How fast the family learns. */
    sealed interface Rate {

        /** The multipliers that are taken. */
        Range multipliers();

        /** Bedrock's name of the hyperparameter. */
        String name();

        /** What Bedrock is told for a multiplier. */
        BigDecimal of(BigDecimal multiplier);

        /** The multiplier that comes to what Bedrock says. */
        BigDecimal multiplier(BigDecimal told);
    }

    /** A rate that Bedrock takes as it is: the multiplier times the documented default. */
    record Absolute(Range rates, String usual) implements Rate {

        @Override
        public Range multipliers() {
            return new Range(times(rates.least()), times(rates.most()));
        }

        private String times(String rate) {
            return multiplier(new BigDecimal(rate)).toPlainString();
        }

        @Override
        public String name() {
            return RATE;
        }

        @Override
        public BigDecimal of(BigDecimal multiplier) {
            return multiplier.multiply(new BigDecimal(usual)).stripTrailingZeros();
        }

        @Override
        public BigDecimal multiplier(BigDecimal told) {
            return told.divide(new BigDecimal(usual), MathContext.DECIMAL32).stripTrailingZeros();
        }
    }

    /** A multiplier, as OpenAI has it. */
    record Multiplied(Range multipliers) implements Rate {

        @Override
        public String name() {
            return MULTIPLIER;
        }

        @Override
        public BigDecimal of(BigDecimal multiplier) {
            return multiplier;
        }

        @Override
        public BigDecimal multiplier(BigDecimal told) {
            return told;
        }
    }
}
