package dev.tunegate.providers.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was measured at one step. */
record StepFigures(long step, Pair training, Optional<Validation> validation) {

    static final String CSV_HEADER =
            "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n";

    private static final int DIGITS = 4;

    /** A loss and the share of tokens that were foretold rightly. */
    record Pair(double loss, double accuracy) {}

    /** Figures for a sample of the validation file, and for all of it. */
    record Validation(Pair sample, Pair whole) {}

    StepFigures(long step, Pair training) {
        this(step, training, Optional.empty());
    }

    StepFigures(long step, Pair training, Validation validation) {
        this(step, training, Optional.of(validation));
    }

    /**
     * The figures in OpenAI's names; what is unknown is left out.
     *
     * @param whole whether all of the validation file was measured, as at the end of an epoch
     */
    Map<String, BigDecimal> metrics(boolean whole) {
        var metrics = new LinkedHashMap<String, BigDecimal>();
        metrics.put("step", BigDecimal.valueOf(step));
        add(metrics, "train_", training);
        validation.ifPresent(it -> add(metrics, "valid_", it.sample()));
        validation.filter(_ -> whole).ifPresent(it -> add(metrics, "full_valid_", it.whole()));
        return metrics;
    }

    private static void add(Map<String, BigDecimal> metrics, String prefix, Pair pair) {
        metrics.put(prefix + "loss", rounded(pair.loss(), DIGITS));
        metrics.put(prefix + "mean_token_accuracy", rounded(pair.accuracy(), DIGITS));
    }

    /** The sentence of an event, with losses only. */
    String sentence(long steps, boolean whole) {
        var text = new StringBuilder("Step " + step + "/" + steps);
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

    String csvLine() {
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
