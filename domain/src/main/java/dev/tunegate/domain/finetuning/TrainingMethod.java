package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How a model is to be trained. */
public sealed interface TrainingMethod {

    /** OpenAI's word for it. */
    String word();

    Hyperparameters hyperparameters();

    /** Whether rows of this shape can train this way. */
    boolean takes(DatasetFormat format);

    /** Learning from example answers. */
    record Supervised(Hyperparameters hyperparameters) implements TrainingMethod {

        @Override
        public String word() {
            return "supervised";
        }

        @Override
        public boolean takes(DatasetFormat format) {
            return format == DatasetFormat.CHAT || format == DatasetFormat.COMPLETION;
        }
    }

    /**
     * Learning from preferred and rejected answers (direct preference optimisation).
     *
     * @param beta how far the model may move from its base: above 0, at most 2; empty means auto
     */
    record Dpo(Hyperparameters hyperparameters, Optional<BigDecimal> beta)
            implements TrainingMethod {

        private static final BigDecimal MOST = BigDecimal.valueOf(2);

        /**
         * @throws Refusal.InvalidInput if beta is out of range
         */
        public Dpo checked(String path) {
            hyperparameters.checked(path);
            beta.ifPresent(
                    it -> {
                        if (it.signum() <= 0 || it.compareTo(MOST) > 0) {
                            var code =
                                    it.signum() <= 0
                                            ? "decimal_below_min_value"
                                            : "decimal_above_max_value";
                            throw Hyperparameters.outOfRange(
                                    path + ".beta", code, it, "> 0 and <= 2");
                        }
                    });
            return this;
        }

        @Override
        public String word() {
            return "dpo";
        }

        @Override
        public boolean takes(DatasetFormat format) {
            return format == DatasetFormat.PREFERENCE;
        }
    }

    /**
     * Learning from answers that a grader scores.
     *
     * @param grader what scores an answer, as the caller's JSON object
     * @param responseFormat the shape that answers must have, as the caller's JSON object
     */
    record Reinforcement(
            Hyperparameters hyperparameters,
            Effort effort,
            String grader,
            Optional<String> responseFormat)
            implements TrainingMethod {

        private static final BigDecimal MOST_COMPUTE = BigDecimal.TEN;
        private static final BigDecimal LEAST_COMPUTE = new BigDecimal("0.00001");

        /**
         * How much work goes into it; an empty one leaves the choice to the provider.
         *
         * @param reasoning {@code default}, {@code low}, {@code medium} or {@code high}
         * @param computeMultiplier 0.00001 to 10 (OpenAI API description 2.3.0)
         * @param evalInterval steps between evaluations, at least 1
         * @param evalSamples samples an evaluation, at least 1
         */
        public record Effort(
                Optional<String> reasoning,
                Optional<BigDecimal> computeMultiplier,
                Optional<Integer> evalInterval,
                Optional<Integer> evalSamples) {

            public static final Effort AUTO =
                    new Effort(
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        /**
         * @throws Refusal.InvalidInput naming the member that is out of range
         */
        public Reinforcement checked(String path) {
            hyperparameters.checked(path);
            effort.reasoning()
                    .filter(it -> !List.of("default", "low", "medium", "high").contains(it))
                    .ifPresent(
                            it -> {
                                throw Hyperparameters.outOfRange(
                                        path + ".reasoning_effort",
                                        "invalid_value",
                                        it,
                                        "one of 'default', 'low', 'medium' and 'high'");
                            });
            effort.computeMultiplier().ifPresent(it -> checkCompute(it, path));
            effort.evalInterval().ifPresent(it -> checkCount(it, path + ".eval_interval"));
            effort.evalSamples().ifPresent(it -> checkCount(it, path + ".eval_samples"));
            return this;
        }

        private static void checkCompute(BigDecimal value, String path) {
            boolean low = value.compareTo(LEAST_COMPUTE) <= 0;
            if (low || value.compareTo(MOST_COMPUTE) > 0) {
                throw Hyperparameters.outOfRange(
                        path + ".compute_multiplier",
                        low ? "decimal_below_min_value" : "decimal_above_max_value",
                        value,
                        "> 0.00001 and <= 10");
            }
        }

        private static void checkCount(int value, String param) {
            if (value < 1) {
                throw Hyperparameters.outOfRange(param, "integer_below_min_value", value, ">= 1");
            }
        }

        @Override
        public String word() {
            return "reinforcement";
        }

        @Override
        public boolean takes(DatasetFormat format) {
            return format == DatasetFormat.REINFORCEMENT;
        }
    }
}
