package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
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
}
