package dev.tunegate.domain.batch;

import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.batch.BatchRoute.InputCopy;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.Placement;
import dev.tunegate.domain.finetuning.Placement.Attempting;
import dev.tunegate.domain.finetuning.Placement.Chosen;
import dev.tunegate.domain.finetuning.Placement.Submitted;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.Requester;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Many requests that are answered together. Each method is one thing that can happen.
 *
 * @param route empty where the rows were never fit to be sent anywhere
 */
public record Batch(
        BatchId id,
        Requester requester,
        BatchRequest request,
        Optional<BatchRoute> route,
        BatchProgress progress,
        Outputs outputs,
        Instant createdAt) {

    /** Our copies of what the provider has written. */
    public record Outputs(Optional<FileId> answers, Optional<FileId> errors) {

        public static final Outputs NONE = new Outputs(Optional.empty(), Optional.empty());
    }

    /** A new batch whose rows are sound; nothing has been sent yet. */
    public static Batch requested(
            BatchId id,
            Requester requester,
            BatchRequest request,
            BatchRoute route,
            long requests,
            Instant now) {
        return new Batch(
                id,
                requester,
                request,
                Optional.of(route),
                BatchProgress.begun(requests, now.plus(BatchRequest.WINDOW)),
                Outputs.NONE,
                now);
    }

    /** A new batch whose rows are at fault: it has failed as soon as it is there. */
    public static Batch faulty(
            BatchId id,
            Requester requester,
            BatchRequest request,
            List<BatchError> faults,
            Instant now) {
        var begun = BatchProgress.begun(0, now.plus(BatchRequest.WINDOW));
        return new Batch(
                id,
                requester,
                request,
                Optional.empty(),
                begun.entered(BatchStatus.FAILED, faults, now),
                Outputs.NONE,
                now);
    }

    public Owner owner() {
        return requester.owner();
    }

    public BatchStatus status() {
        return progress.status();
    }

    /** The provider's batch, once we know it. */
    public Optional<ProviderJobId> run() {
        return route.flatMap(it -> it.placement().run());
    }

    /** Whether nothing more of it may be sent: it has ended, or is about to. */
    public boolean isOver() {
        return status().isFinal() || status() == BatchStatus.CANCELLING;
    }

    /** Whether its input must stay: it has not ended, or its provider may have it all the same. */
    public boolean needsInput() {
        return !status().isFinal()
                || route.filter(it -> it.placement() instanceof Attempting).isPresent();
    }

    /** The rows are about to be copied to the provider. */
    public Batch copying() {
        return routed(it -> it.copy().tried() ? it : it.with(InputCopy.TRIED));
    }

    public Batch copied(InputCopy copy) {
        return routed(it -> it.with(copy));
    }

    /**
     * An attempt is about to go over the wire.
     *
     * @param patience how long the attempt itself may take to answer
     * @throws IllegalStateException if the batch is over or the provider's is known
     */
    public Batch attempting(Instant now, Duration patience) {
        if (isOver()) {
            throw new IllegalStateException(id + " is over");
        }
        return routed(it -> it.placed(next(it.placement(), now, now.plus(patience))));
    }

    private Attempting next(Placement former, Instant now, Instant askAfter) {
        int number =
                switch (former) {
                    case Chosen chosen -> chosen.attempts() + 1;
                    case Attempting attempt -> attempt.number() + 1;
                    case Submitted _ -> throw new IllegalStateException(id + " is submitted");
                };
        return new Attempting(former.site(), number, now, askAfter);
    }

    /** The attempt ended without an answer: whether the provider has it must be looked up. */
    public Batch unclear(Instant askAfter) {
        return attempted(it -> new Attempting(it.site(), it.number(), it.startedAt(), askAfter));
    }

    /** The provider surely did not take it; there may be another attempt. */
    public Batch notTaken() {
        return attempted(it -> new Chosen(it.site(), it.number()));
    }

    private Batch attempted(Function<Attempting, Placement> change) {
        return routed(
                it ->
                        it.placement() instanceof Attempting attempt
                                ? it.placed(change.apply(attempt))
                                : it);
    }

    /**
     * The provider has it. How far it has come is reported by itself.
     *
     * @throws IllegalStateException if another one is known already: that would be a second paid
     *     one
     */
    public Batch submitted(ProviderJobId run) {
        if (run().filter(it -> !it.equals(run)).isPresent()) {
            throw new IllegalStateException(id + " has a run already");
        }
        return routed(it -> it.placed(new Submitted(it.placement().site(), run)));
    }

    /**
     * The provider has said how far it has come.
     *
     * @param files our copies of what it has written
     * @return this very batch where the report would run it backwards or revive it
     */
    public Batch reported(BatchProgress theirs, Outputs files, Instant now) {
        return status().isFinal() || !status().mayBecome(theirs.status())
                ? this
                : new Batch(
                        id,
                        requester,
                        request,
                        route,
                        progress.replacedBy(theirs, now),
                        files,
                        createdAt);
    }

    /** It cannot be done. */
    public Batch failed(BatchError why, Instant now) {
        return ended(BatchStatus.FAILED, List.of(why), now);
    }

    /** Its time was over before any provider had it. */
    public Batch expired(Instant now) {
        return ended(BatchStatus.EXPIRED, List.of(), now);
    }

    /** Ended at its owner's wish before any provider had it. */
    public Batch cancelled(Instant now) {
        return status().isFinal()
                ? this
                : cancelling(now).ended(BatchStatus.CANCELLED, List.of(), now);
    }

    private Batch ended(BatchStatus how, List<BatchError> why, Instant now) {
        return status().isFinal() ? this : progressed(progress.entered(how, why, now));
    }

    /**
     * @throws Refusal.WrongState if the batch has ended
     */
    public void requireCancellable() {
        if (status().isFinal()) {
            throw new Refusal.WrongState(
                    "invalid_state",
                    "Batch " + id + " has already " + ending() + ": it cannot be cancelled.");
        }
    }

    private String ending() {
        return status() == BatchStatus.CANCELLED ? "been cancelled" : status().word();
    }

    /**
     * Its owner wants it to end. Twice is once.
     *
     * @throws Refusal.WrongState if it has ended already
     */
    public Batch cancelling(Instant now) {
        requireCancellable();
        return status() == BatchStatus.CANCELLING
                ? this
                : progressed(progress.entered(BatchStatus.CANCELLING, List.of(), now));
    }

    private Batch routed(UnaryOperator<BatchRoute> change) {
        return new Batch(id, requester, request, route.map(change), progress, outputs, createdAt);
    }

    private Batch progressed(BatchProgress other) {
        return new Batch(id, requester, request, route, other, outputs, createdAt);
    }
}
