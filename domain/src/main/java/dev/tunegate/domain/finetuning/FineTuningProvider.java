package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderBound;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.OutboundPort;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider's training service. What not every provider offers is a facet: present, or absent. */
@OutboundPort
public interface FineTuningProvider extends ProviderBound {

    /**
     * Starts a run, marked with the job's id so that {@link #find} can recognise it. Where the
     * provider knows idempotency tokens the marker is one. One call sends at most one request.
     *
     * @throws ProviderFailure.Unclear if the request may or may not have been taken; ask {@code
     *     find} before trying again
     * @throws ProviderFailure.Rejected if the provider turns the request down
     * @throws ProviderFailure.Unavailable if it was surely not taken, but might be later
     */
    ProviderJob start(ModelDeployment at, RunOrder order);

    /**
     * The run that carries the order's marker, if the provider has one. Where a provider keeps no
     * marker, the run with the same file, model and seed that began since the first attempt.
     */
    Optional<ProviderJob> find(ModelDeployment at, RunOrder order);

    /** How the run is doing; empty if the provider does not know it (any more). */
    Optional<ProviderJob> look(ModelDeployment at, ProviderJobId run);

    /**
     * Ends the run and says what became of it. Ending a run that has already ended does nothing.
     */
    ProviderJob cancel(ModelDeployment at, ProviderJobId run);

    /** The runs that carry one of our markers and began since then, oldest first. */
    List<MarkedRun> marked(ModelDeployment at, Instant since);

    /** Reading a run's log. */
    default Optional<Events> events() {
        return Optional.empty();
    }

    /** Reading which checkpoints a run has left. */
    default Optional<Snapshots> checkpoints() {
        return Optional.empty();
    }

    /** Fetching the files that a run has written. */
    default Optional<Results> results() {
        return Optional.empty();
    }

    /** Reporting metrics to Weights & Biases. */
    default boolean reportsToWandb() {
        return false;
    }

    /** A run and the job that its marker names. */
    record MarkedRun(JobId job, ProviderJob run) {}

    /** Reads the log of a run. */
    interface Events {

        /**
         * The run's events, oldest first, in the provider's words. May repeat what was given
         * before: their keys tell.
         */
        List<JobEvent> events(ModelDeployment at, ProviderJobId run);
    }

    /** Reads the checkpoints of a run. */
    interface Snapshots {

        List<Snapshot> snapshots(ModelDeployment at, ProviderJobId run);
    }

    /**
     * A checkpoint in the provider's names.
     *
     * @param model the provider's name of the model at that step
     */
    record Snapshot(String model, long step, Instant createdAt, Map<String, BigDecimal> metrics) {}

    /** Fetches result files. */
    interface Results {

        /** The content of one result file; the caller closes the stream. */
        InputStream open(ModelDeployment at, String resultFile);
    }
}
