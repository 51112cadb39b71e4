package dev.tunegate.providers.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured at one step.
 *
 * @param rewards whether the second figure of each pair is the mean of a grader's rewards, and the
 *     first is of no interest, as in reinforcement
 */
record StepFigures(long step, Pair training, Optional<Validation> validation, boolean rewards) {

    static final String CSV_HEADER =
            "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n";

    static final String REWARDS_HEADER =
            CSV_HEADER.strip() + ",full_valid_mean_reward,train_mean_reward\n";

    private static final int DIGITS = 4;

    /** A loss and the share of tokens that were foretold rightly. */
    record Pair(double loss, double accuracy) {}

    /** Figures for a sample of the validation file, and for all of it. */
    record Validation(Pair sample, Pair whole) {}

    StepFigures(long step, Pair training) {
        this(step, training, Optional.empty(), false);
    }

    StepFigures(long step, Pair training, Validation validation) {
        this(step, training, Optional.of(validation), false);
    }

    StepFigures rewarded() {
        return new StepFigures(step, training, validation, true);
    }

    /**
     * The figures in OpenAI's names; what is unknown is left out.
     *
     * @param whole whether all of the validation file was measured, as at the end of an epoch
     */
    Map<String, BigDecimal> metrics(boolean whole) {
        var metrics = new LinkedHashMap<String, BigDecimal>();
        metrics.put("step", BigDecimal.valueOf(step));
        if (rewards) {
            return rewards(metrics, whole);
        }
        add(metrics, "train_", training);
        validation.ifPresent(it -> add(metrics, "valid_", it.sample()));
        validation.filter(_ -> whole).ifPresent(it -> add(metrics, "full_valid_", it.whole()));
        return metrics;
    }

    /** In the names that OpenAI's events have for reinforcement. */
    private Map<String, BigDecimal> rewards(Map<String, BigDecimal> metrics, boolean whole) {
        metrics.put("train_mean_reward", rounded(training.accuracy(), DIGITS));
        validation
                .filter(_ -> whole)
                .ifPresent(
                        it ->
                                metrics.put(
                                        "full_valid_mean_reward",
                                        rounded(it.whole().accuracy(), DIGITS)));
        return metrics;
    }

    private static void add(Map<String, BigDecimal> metrics, String prefix, Pair pair) {
        metrics.put(prefix + "loss", rounded(pair.loss(), DIGITS));
        metrics.put(prefix + "mean_token_accuracy", rounded(pair.accuracy(), DIGITS));
    }

    /** The sentence of an event, with losses only. */
    String sentence(long steps, boolean whole) {
        var text = new StringBuilder("Step " + step + "/" + steps);
        if (rewards) {
            return text.append(": training reward=")
                    .append(rounded(training.accuracy(), 2))
                    .toString();
        }
        text.append(": training loss=").append(rounded(training.loss(), 2));
        validation.ifPresent(
                it -> text.append(", validation loss=").append(rounded(it.sample().loss(), 2)));
        validation
                .filter(_ -> whole)
                .ifPresent(
                        it ->
                                text.append(", full validation loss=")
                                        .append(rounded(it.whole().loss(), 2)));
        return text.toString();
    }

    static String csvHeader(boolean rewards) {
        return rewards ? REWARDS_HEADER : CSV_HEADER;
    }

    String csvLine() {
        if (rewards) {
            var whole = validation.map(it -> rounded(it.whole().accuracy(), DIGITS).toString());
            return "%d,,,,,%s,%s\n"
                    .formatted(step, whole.orElse(""), rounded(training.accuracy(), DIGITS));
        }
        var line = new StringBuilder().append(step).append(',').append(csv(training)).append(',');
        return line.append(validation.map(it -> csv(it.sample())).orElse(","))
                .append('\n')
                .toString();
    }

    private static String csv(Pair pair) {
        return rounded(pair.loss(), DIGITS) + "," + rounded(pair.accuracy(), DIGITS);
    }

    private static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }
}
