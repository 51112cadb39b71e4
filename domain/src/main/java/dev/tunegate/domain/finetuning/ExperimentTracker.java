package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.shared.OutboundPort;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service where people watch and compare training runs, such as Weights & Biases. Everything may
 * be said to it twice: a run is known by its id and a row by its number. All methods throw a {@link
 * dev.tunegate.domain.provider.ProviderFailure} if the service does not take what it is given.
 */
@OutboundPort
public interface ExperimentTracker {

    /** Whether there is an account to report to. */
    boolean isReady();

    /** Makes the run known, or finds it and brings its description up to date. */
    TrackedRun.Place begin(Experiment experiment);

    /**
     * Adds rows to the run's history, or says with none that the run is alive.
     *
     * @param first the number of the first row, from 0; rows that are there are replaced
     */
    void log(TrackedRun.Place at, TrackedRunId run, long first, List<Row> rows);

    /** Closes the run's history. */
    void finish(TrackedRun.Place at, TrackedRunId run, Ending ending);

    /**
     * What people see of a run.
     *
     * @param entity the owner there; empty means the account's usual one
     * @param words what it was made of, in words
     * @param numbers what it was made of, in numbers
     */
    record Experiment(
            TrackedRunId id,
            String project,
            Optional<String> entity,
            String name,
            List<String> tags,
            Map<String, String> words,
            Map<String, BigDecimal> numbers) {

        public Experiment {
            tags = List.copyOf(tags);
            words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
            numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        }
    }

    /**
     * The figures of one step.
     *
     * @param at when they were measured
     * @param sinceStart how long the job existed then
     */
    record Row(long step, Instant at, Duration sinceStart, Map<String, BigDecimal> figures) {

        public Row {
            figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        }
    }

    /**
     * How the job ended.
     *
     * @param last the figures that stand for the run as a whole, if there are any
     * @param tunedModel what came out
     */
    record Ending(JobStatus status, Optional<Row> last, Optional<String> tunedModel) {}
}
