package dev.tunegate.providers.simulator;

/**
 * Figures as a training run would show them: losses that decay towards a floor with some noise,
 * validation a little worse than training and drifting off with many epochs. The same seed gives
 * the same figures.
 */
final class LossCurve {

    private static final double TRAINING_NOISE = 0.07;
    private static final double VALIDATION_NOISE = 0.03;
    private static final double ACCURACY_NOISE = 0.012;

    private final RunNote note;
    private final double highest;
    private final double floor;
    private final double speed;
    private final double leastAccuracy;
    private final double mostAccuracy;

    LossCurve(RunNote note) {
        this.note = note;
        // A preference loss starts where two answers are equally likely: at the logarithm of 2.
        boolean preference = note.recipe().isPreference();
        this.highest = preference ? Math.log(2) : 1.6 + 0.9 * character(1);
        this.floor = preference ? 0.08 + 0.1 * character(2) : 0.25 + 0.25 * character(2);
        this.speed = 1.5 + 0.8 * character(3);
        this.leastAccuracy = 0.48 + 0.1 * character(4);
        this.mostAccuracy = 0.9 + 0.06 * character(5);
    }

    StepFigures at(long step) {
        double epochs = (double) (step - 1) / note.load().stepsPerEpoch();
        double left = Math.exp(-speed * epochs);
        double loss = floor * Math.exp(-0.05 * epochs) + (highest - floor) * left;
        double accuracy = mostAccuracy - (mostAccuracy - leastAccuracy) * left;
        var training =
                new StepFigures.Pair(
                        loss * (1 + TRAINING_NOISE * noise(step, 1)),
                        share(accuracy + ACCURACY_NOISE * noise(step, 2)));
        var figures =
                note.load().validated()
                        ? new StepFigures(
                                step, training, validation(step, loss, accuracy, left, epochs))
                        : new StepFigures(step, training);
        return note.recipe().isReinforcement() ? figures.rewarded() : figures;
    }

    private StepFigures.Validation validation(
            long step, double loss, double accuracy, double left, double epochs) {
        double overfitting = 0.02 * Math.pow(Math.max(0, epochs - 2), 1.2);
        double whole = loss + 0.03 + 0.06 * (1 - left) + overfitting;
        double wholeAccuracy = share(accuracy - 0.015 - 0.02 * (1 - left) - 0.2 * overfitting);
        return new StepFigures.Validation(
                new StepFigures.Pair(
                        whole * (1 + VALIDATION_NOISE * noise(step, 3)),
                        share(wholeAccuracy + ACCURACY_NOISE * noise(step, 4))),
                new StepFigures.Pair(whole, wholeAccuracy));
    }

    private static double share(double value) {
        return Math.clamp(value, 0, 0.999);
    }

    /** From 0 to 1, the same for the whole run. */
    private double character(int which) {
        return uniform(0, which);
    }

    /** From -1 to 1, seldom at the edges. */
    private double noise(long step, int channel) {
        return uniform(step, channel) + uniform(step, channel + 100) - 1;
    }

    private double uniform(long step, int channel) {
        long mixed = mixed(mixed(note.recipe().seed() + 1L) ^ step);
        return (mixed(mixed + channel) >>> 11) * 0x1p-53;
    }

    /** Scatters the bits of a number, as the finalizer of MurmurHash3 does. */
    private static long mixed(long value) {
        long z = value * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return z ^ (z >>> 33);
    }
}
