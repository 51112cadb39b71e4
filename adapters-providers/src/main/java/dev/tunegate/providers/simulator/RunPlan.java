package dev.tunegate.providers.simulator;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.RunOrder;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Settles everything about a run when it is ordered, so that nothing is left to chance later. */
final class RunPlan {

    /** OpenAI's own choice is about 0.2 % of the examples. */
    private static final int EXAMPLES_PER_BATCH_ITEM = 500;

    private static final int LARGEST_BATCH = 256;
    private static final BigDecimal MULTIPLIER = new BigDecimal("1.8");

    private RunPlan() {}

    static RunNote of(
            ModelDeployment at,
            SimulatorOptions options,
            RunOrder order,
            FileNote training,
            Instant now) {
        return new RunNote(
                order.job().value(),
                now.toEpochMilli(),
                recipe(at, order),
                load(options, order, training),
                script(options, training),
                RunNote.Fate.UNTOUCHED);
    }

    private static RunNote.Recipe recipe(ModelDeployment at, RunOrder order) {
        var request = order.request();
        return new RunNote.Recipe(
                at.target().model(),
                request.options().suffix().orElse(null),
                request.method().word(),
                request.options().seed(),
                request.files().training().value());
    }

    private static RunNote.Load load(SimulatorOptions options, RunOrder order, FileNote training) {
        var asked = order.request().method().hyperparameters();
        long share = training.rows() / EXAMPLES_PER_BATCH_ITEM;
        return new RunNote.Load(
                training.rows(),
                training.tokens(),
                order.files().validation().isPresent(),
                asked.epochs().orElse(options.defaults().epochs()),
                asked.batchSize().orElse(Math.clamp(share, 1, LARGEST_BATCH)),
                asked.learningRateMultiplier().orElse(MULTIPLIER));
    }

    private static RunNote.Script script(SimulatorOptions options, FileNote training) {
        long millis = options.duration().toMillis();
        boolean stuck = options.ending().outcome() == SimulatorOptions.Outcome.STUCK;
        return new RunNote.Script(millis, stuck, fault(options, training, millis));
    }

    private static RunNote.@Nullable Fault fault(
            SimulatorOptions options, FileNote training, long millis) {
        int least = options.defaults().minExamples();
        if (training.rows() < least) {
            return new RunNote.Fault(
                    Course.validationMillis(millis),
                    "invalid_n_examples",
                    "Training file has %d example(s), but must have at least %d examples"
                            .formatted(training.rows(), least),
                    "training_file");
        }
        var ending = options.ending();
        return ending.outcome() == SimulatorOptions.Outcome.FAILED
                ? new RunNote.Fault(
                        (long) (millis * ending.failAt()), ending.code(), ending.message(), null)
                : null;
    }
}
