package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The settings that all methods share; an empty one leaves the choice to the provider ({@code
 * auto}). Epochs are 1 to 50, a batch is 1 to 256 examples, the multiplier is above 0 (OpenAI API
 * description 2.3.0).
 */
public record Hyperparameters(
        Optional<Integer> epochs,
        Optional<Integer> batchSize,
        Optional<BigDecimal> learningRateMultiplier) {

    public static final Hyperparameters AUTO =
            new Hyperparameters(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * The same settings, once they are known to be in range.
     *
     * @param path where the caller wrote them, such as {@code method.dpo.hyperparameters}
     * @throws Refusal.InvalidInput naming the member that is out of range
     */
    public Hyperparameters checked(String path) {
        epochs.ifPresent(it -> between(it, 1, 50, path + ".n_epochs"));
        batchSize.ifPresent(it -> between(it, 1, 256, path + ".batch_size"));
        learningRateMultiplier.ifPresent(
                it -> above(it, BigDecimal.ZERO, path + ".learning_rate_multiplier"));
        return this;
    }

    /** These settings, with every choice that was left open taken from the other ones. */
    public Hyperparameters orElse(Hyperparameters chosen) {
        return new Hyperparameters(
                epochs.or(chosen::epochs),
                batchSize.or(chosen::batchSize),
                learningRateMultiplier.or(chosen::learningRateMultiplier));
    }

    private static void between(int value, int lowest, int highest, String param) {
        if (value < lowest) {
            throw outOfRange(param, "integer_below_min_value", value, ">= " + lowest);
        }
        if (value > highest) {
            throw outOfRange(param, "integer_above_max_value", value, "<= " + highest);
        }
    }

    private static void above(BigDecimal value, BigDecimal bound, String param) {
        if (value.compareTo(bound) <= 0) {
            throw outOfRange(param, "decimal_below_min_value", value, "> " + bound);
        }
    }

    static Refusal outOfRange(String param, String code, Object value, String expected) {
        return new Refusal.InvalidInput(
                param,
                code,
                "Invalid '"
                        + param
                        + "': "
                        + value
                        + " is out of range. Expected "
                        + expected
                        + ".");
    }
}
