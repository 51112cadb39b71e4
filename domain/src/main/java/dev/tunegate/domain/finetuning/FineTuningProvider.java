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
import java.util.Set;
import java.util.function.Predicate;

/**
 * A provider's training service. What not every provider offers is a facet: present, or absent, for
 * each deployment.
 */
@OutboundPort
public interface FineTuningProvider extends ProviderBound {

    /** Which requests the provider takes for the deployment's model; asks nobody. */
    TrainingTerms terms(ModelDeployment at);

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
    default Optional<Events> events(ModelDeployment at) {
        return Optional.empty();
    }

    /** Reading which checkpoints a run has left. */
    default Optional<Snapshots> checkpoints(ModelDeployment at) {
        return Optional.empty();
    }

    /** Fetching the files that a run has written. */
    default Optional<Results> results(ModelDeployment at) {
        return Optional.empty();
    }

    /** Holding a run and letting it go on. */
    default Optional<Pausing> pausing(ModelDeployment at) {
        return Optional.empty();
    }

    /** Making a finished model callable, where that takes a step of its own. */
    default Optional<Hosting> hosting(ModelDeployment at) {
        return Optional.empty();
    }

    /** A run and the job that its marker names. */
    record MarkedRun(JobId job, ProviderJob run) {}

    /** Reads the log of a run. */
    interface Events {

        /**
         * The run's events, oldest first, in the provider's words. May repeat what was given
         * before: their keys tell.
         *
         * @param known whether one of these keys was given before: then nothing older need be read
         */
        List<JobEvent> events(ModelDeployment at, ProviderJobId run, Predicate<Set<String>> known);
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

    /** Holds runs. */
    interface Pausing {

        /**
         * Holds the run; it may go on for a while. Holding what is held does nothing.
         *
         * @throws ProviderFailure.Rejected if it cannot be held now
         */
        ProviderJob pause(ModelDeployment at, ProviderJobId run);

        /**
         * Lets the run go on. Doing so with a run that goes on does nothing.
         *
         * @throws ProviderFailure.Rejected if it cannot go on
         */
        ProviderJob resume(ModelDeployment at, ProviderJobId run);
    }

    /** Makes finished models callable. */
    interface Hosting {

        /**
         * Has the model made callable, or says how far that has come. Asked as often as needed, it
         * is done once: the job's id marks it.
         *
         * @param tunedModel as the run's outcome names it
         */
        Hosted host(ModelDeployment at, JobId job, String tunedModel);
    }

    /** How far a model has come on its way to being callable. */
    sealed interface Hosted {

        /** Not there yet: ask again. */
        record Coming() implements Hosted {}

        /**
         * There.
         *
         * @param model the provider's name by which it is called, and deleted
         */
        record Ready(String model) implements Hosted {}

        /** It will not be there; the reason is fit for the job's owner. */
        record Never(String reason) implements Hosted {}
    }
}
