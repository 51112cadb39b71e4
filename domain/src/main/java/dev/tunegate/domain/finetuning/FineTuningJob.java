package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.Placement.Attempting;
import dev.tunegate.domain.finetuning.Placement.Chosen;
import dev.tunegate.domain.finetuning.Placement.Submitted;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A training job, from the wish to the tuned model. Each method is one thing that can happen. */
public record FineTuningJob(
        JobId id,
        Requester requester,
        TrainingRequest request,
        Placement placement,
        Progress progress,
        Instant createdAt) {

    /** A new job, bound to a deployment for life; nothing has been sent yet. */
    public static FineTuningJob requested(
            JobId id, Requester requester, TrainingRequest request, Site at, Instant now) {
        return new FineTuningJob(id, requester, request, new Chosen(at, 0), Progress.BEGUN, now);
    }

    public Owner owner() {
        return requester.owner();
    }

    public JobStatus status() {
        return progress.status();
    }

    /** The settings as asked, and as the provider chose where the choice was left to it. */
    public Hyperparameters hyperparameters() {
        return request.method().hyperparameters().orElse(progress.figures().chosen());
    }

    /**
     * An attempt is about to go over the wire.
     *
     * @param patience how long the attempt itself may take to answer
     * @throws IllegalStateException if the job has ended or its run is known
     */
    public FineTuningJob attempting(Instant now, Duration patience) {
        if (status().isFinal()) {
            throw new IllegalStateException(id + " has ended");
        }
        int number =
                switch (placement) {
                    case Chosen chosen -> chosen.attempts() + 1;
                    case Attempting former -> former.number() + 1;
                    case Submitted _ -> throw new IllegalStateException(id + " is submitted");
                };
        return placed(new Attempting(placement.site(), number, now, now.plus(patience)));
    }

    /** The attempt ended without an answer: whether the run exists must be looked up. */
    public FineTuningJob unclear(Instant askAfter) {
        return placement instanceof Attempting attempt
                ? placed(
                        new Attempting(
                                attempt.site(), attempt.number(), attempt.startedAt(), askAfter))
                : this;
    }

    /** The provider surely did not take it; there may be another attempt. */
    public FineTuningJob notTaken() {
        return placement instanceof Attempting attempt
                ? placed(new Chosen(attempt.site(), attempt.number()))
                : this;
    }

    /**
     * The provider has the run. A job that was cancelled meanwhile stays cancelled: the run must be
     * ended there. A run that has ended already is not reported by this: what it left is fetched
     * first.
     *
     * @throws IllegalStateException if another run is known already: that would be a second paid
     *     one
     */
    public FineTuningJob submitted(ProviderJob run, Instant now) {
        if (placement instanceof Submitted known && !known.id().equals(run.id())) {
            throw new IllegalStateException(id + " has a run already");
        }
        var placed = placed(new Submitted(placement.site(), run.id()));
        boolean nothingToReport = status().isFinal() || run.status().isFinal();
        return nothingToReport ? placed : placed.reported(run, List.of(), now);
    }

    /** Whether the state machine admits what the provider says; if not, the report is dropped. */
    public boolean admits(ProviderJob run) {
        return status().mayBecome(run.status()) && !status().isFinal();
    }

    /**
     * The provider has said how the run is doing.
     *
     * @param files our copies of the result files
     * @return this very job where the report would run it backwards or revive it
     */
    public FineTuningJob reported(ProviderJob run, List<FileId> files, Instant now) {
        if (!admits(run)) {
            return this;
        }
        var outcome = run.outcome();
        var finished =
                run.status().isFinal()
                        ? outcome.finishedAt().or(() -> Optional.of(now))
                        : Optional.<Instant>empty();
        var model =
                run.status() == JobStatus.SUCCEEDED
                        ? Optional.of(TunedNames.ofModel(this))
                        : Optional.<ModelName>empty();
        var result = new Progress.Result(finished, model, files, outcome.error());
        return progressed(new Progress(run.status(), result, run.figures()));
    }

    /** The job cannot be done; a run never existed or has ended. */
    public FineTuningJob failed(JobError error, Instant now) {
        return status().isFinal() ? this : progressed(Progress.failed(error, now));
    }

    /**
     * @throws Refusal.WrongState if the job has ended
     */
    public void requireCancellable() {
        if (status().isFinal()) {
            throw new Refusal.WrongState(
                    "invalid_state",
                    "Job " + id + " has already " + status().word() + ": it cannot be cancelled.");
        }
    }

    /**
     * Ended at its owner's wish.
     *
     * @throws Refusal.WrongState if the job has ended already
     */
    public FineTuningJob cancelled(Instant now) {
        requireCancellable();
        return progressed(progress.cancelled(now));
    }

    private FineTuningJob placed(Placement other) {
        return new FineTuningJob(id, requester, request, other, progress, createdAt);
    }

    private FineTuningJob progressed(Progress other) {
        return new FineTuningJob(id, requester, request, placement, other, createdAt);
    }
}
