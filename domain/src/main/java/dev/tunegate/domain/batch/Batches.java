package dev.tunegate.domain.batch;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.Fingerprint;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.OutboundPort;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All batches. */
@OutboundPort
public interface Batches {

    /**
     * Adds a batch, unless it repeats one that is there. Two equal requests of one owner that
     * arrive at the same moment, on whichever nodes, are taken one after the other. Must run in a
     * transaction.
     *
     * @param repeated finds the batch that this request repeats, if it does; asked while no equal
     *     request can be added
     * @return the repeated batch if there is one; empty if the new one was added
     */
    Optional<Batch> addUnlessRepeated(Batch batch, Repetition repeated);

    /** The batch whoever asks. */
    Optional<Batch> find(BatchId id);

    /** The batch, if the caller may see it. */
    Optional<Batch> visibleTo(Caller caller, BatchId id);

    /**
     * One page of the batches that the caller may see; {@code after} is a batch's id. Order is that
     * of creation, ties broken by id.
     *
     * @throws dev.tunegate.domain.shared.Refusal.InvalidInput if {@code after} is none of theirs
     */
    Listing<Batch> list(Caller caller, ListQuery query);

    /** Reads the batch under lock, applies the change and stores it; empty if there is none. */
    Optional<Batch> change(BatchId id, UnaryOperator<Batch> change);

    /** The batch that is bound to this one of a provider's, if one is. */
    Optional<Batch> findByRun(DeploymentId at, ProviderJobId run);

    /**
     * How many batches that were made under this quota have not ended. Until the transaction that
     * asks has ended, nobody else who asks gets an answer: so what is added to them in it can be
     * bounded. Must run in a transaction.
     */
    long unfinishedUnder(Quota quota);

    /** The batches whose rows are in this file and that still need it, the oldest first. */
    List<BatchId> unfinishedUsing(FileId file);

    /**
     * The batch of this owner that bears this idempotency key and was created after {@code since}.
     */
    Optional<Batch> findByIdempotencyKey(Owner owner, String key, Instant since);

    /** The newest batch of this owner with this fingerprint that was created after then. */
    Optional<Batch> findByFingerprint(Owner owner, Fingerprint print, Instant since);

    /** Finds the batch that a request repeats. */
    @FunctionalInterface
    interface Repetition {
        Optional<Batch> find();
    }
}
