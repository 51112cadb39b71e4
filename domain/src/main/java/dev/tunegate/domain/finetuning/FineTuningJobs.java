package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.OutboundPort;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** All fine-tuning jobs. */
@OutboundPort
public interface FineTuningJobs {

    /**
     * Adds a job, unless it repeats one that is there. Two equal requests of one owner that arrive
     * at the same moment, on whichever nodes, are taken one after the other. Must run in a
     * transaction.
     *
     * @param repeated finds the job that this request repeats, if it does; asked while no equal
     *     request can be added
     * @return the repeated job if there is one; empty if the new job was added
     */
    Optional<FineTuningJob> addUnlessRepeated(FineTuningJob job, Repetition repeated);

    /** The job whoever asks. */
    Optional<FineTuningJob> find(JobId id);

    /** The job, if the caller may see it. */
    Optional<FineTuningJob> visibleTo(Caller caller, JobId id);

    /**
     * One page of the jobs that the caller may see; {@code after} is a job's id. Order is that of
     * creation, ties broken by id.
     *
     * @throws dev.tunegate.domain.shared.Refusal.InvalidInput if {@code after} is no job of theirs
     */
    Listing<FineTuningJob> list(Caller caller, JobFilter filter, ListQuery query);

    /** Reads the job under lock, applies the change and stores it; empty if there is none. */
    Optional<FineTuningJob> change(JobId id, UnaryOperator<FineTuningJob> change);

    /** Forgets a job that the provider turned down before its caller ever had its id. */
    void remove(JobId id);

    /** The job that is bound to this run, if one is. */
    Optional<FineTuningJob> findByRun(DeploymentId at, ProviderJobId run);

    /** How many jobs that have not ended each of these deployments has; one not named has none. */
    Map<DeploymentId, Long> unfinished(Set<DeploymentId> at);

    /**
     * How many jobs that were made under this quota have not ended. Until the transaction that asks
     * has ended, nobody else who asks gets an answer: so what is added to them in it can be
     * bounded. Must run in a transaction.
     */
    long unfinishedUnder(Quota quota);

    /**
     * The jobs that learn from this file and still need it: they have not ended, or their run may
     * still turn up (they are {@link Placement.Attempting}).
     */
    List<JobId> unfinishedUsing(FileId file);

    /**
     * The job of this owner that bears this idempotency key and was created after {@code since}.
     */
    Optional<FineTuningJob> findByIdempotencyKey(Owner owner, String key, Instant since);

    /** The newest job of this owner with this fingerprint that was created after {@code since}. */
    Optional<FineTuningJob> findByFingerprint(Owner owner, Fingerprint print, Instant since);

    /** Finds the job that a request repeats. */
    @FunctionalInterface
    interface Repetition {
        Optional<FineTuningJob> find();
    }

    /**
     * Which jobs a list shows; empty members do not narrow it.
     *
     * @param metadata pairs that must all match
     * @param withoutMetadata only jobs that have no metadata at all
     */
    record JobFilter(
            Map<String, String> metadata,
            boolean withoutMetadata,
            Optional<JobStatus> status,
            Optional<ModelName> model,
            Optional<Owner> owner,
            Optional<ProviderId> provider) {

        public static final JobFilter NONE =
                new JobFilter(
                        Map.of(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        public JobFilter {
            metadata = Map.copyOf(metadata);
        }

        /** The same, wherever a job was trained. */
        public JobFilter anywhere() {
            return new JobFilter(metadata, withoutMetadata, status, model, owner, Optional.empty());
        }
    }
}
