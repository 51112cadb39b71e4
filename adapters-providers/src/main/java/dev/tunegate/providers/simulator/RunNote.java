package dev.tunegate.providers.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a run. Whatever is said of it follows from this note and the time, so that
 * every node says the same, also after a restart.
 *
 * @param job the marker: the gateway's id of the job
 * @param startedAt milliseconds since 1970
 */
record RunNote(String job, long startedAt, Recipe recipe, Load load, Script script, Fate fate) {

    /** What was asked for. */
    record Recipe(
            String base,
            @Nullable String suffix,
            String method,
            int seed,
            String trainingFile) {

        boolean isPreference() {
            return method.equals("dpo");
        }

        boolean isReinforcement() {
            return method.equals("reinforcement");
        }
    }

    /**
     * How much there is to train.
     *
     * @param tokens of one epoch
     * @param validated whether there is a validation file
     */
    record Load(
            long rows,
            long tokens,
            boolean validated,
            int epochs,
            int batchSize,
            BigDecimal learningRateMultiplier) {

        long stepsPerEpoch() {
            return Math.max(1, (rows + batchSize - 1) / batchSize);
        }

        long steps() {
            return stepsPerEpoch() * epochs;
        }
    }

    /**
     * What is to happen, and when.
     *
     * @param millis from the start to a good end
     * @param stuck whether the end never comes
     */
    record Script(long millis, boolean stuck, @Nullable Fault fault) {}

    /** A failure at a set time after the start. */
    record Fault(long afterMillis, String code, String message, @Nullable String param) {}

    /**
     * What others have done to the run.
     *
     * @param cancelledAt milliseconds since 1970
     * @param modelDeleted whether its model and checkpoints are gone
     * @param holds when it was held, the first hold first; notes of older releases have none
     */
    record Fate(@Nullable Long cancelledAt, boolean modelDeleted, @Nullable List<Hold> holds) {

        static final Fate UNTOUCHED = new Fate(null, false, List.of());

        Fate {
            holds = holds == null ? List.of() : List.copyOf(holds);
        }

        List<Hold> allHolds() {
            return holds == null ? List.of() : holds;
        }
    }

    /**
     * A time in which nothing went on.
     *
     * @param from milliseconds since 1970
     * @param until the same; null while it lasts
     */
    record Hold(long from, @Nullable Long until) {}

    Instant begunAt() {
        return Instant.ofEpochMilli(startedAt);
    }

    RunNote cancelled(Instant now) {
        return with(new Fate(now.toEpochMilli(), fate.modelDeleted(), fate.holds()));
    }

    RunNote withoutModel() {
        return with(new Fate(fate.cancelledAt(), true, fate.holds()));
    }

    RunNote held(Instant now) {
        var holds = new ArrayList<>(fate.allHolds());
        holds.add(new Hold(now.toEpochMilli(), null));
        return with(new Fate(fate.cancelledAt(), fate.modelDeleted(), holds));
    }

    RunNote letGo(Instant now) {
        var holds = new ArrayList<>(fate.allHolds());
        holds.add(new Hold(holds.removeLast().from(), now.toEpochMilli()));
        return with(new Fate(fate.cancelledAt(), fate.modelDeleted(), holds));
    }

    private RunNote with(Fate other) {
        return new RunNote(job, startedAt, recipe, load, script, other);
    }
}
