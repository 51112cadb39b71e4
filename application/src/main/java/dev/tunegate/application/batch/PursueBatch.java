package dev.tunegate.application.batch;

import dev.tunegate.application.finetuning.SubmissionTiming;
import dev.tunegate.application.shared.Again;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.BatchError;
import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.batch.BatchRequest;
import dev.tunegate.domain.batch.BatchRoute;
import dev.tunegate.domain.batch.Batches;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.Placement;
import dev.tunegate.domain.finetuning.Placement.Attempting;
import dev.tunegate.domain.finetuning.Placement.Chosen;
import dev.tunegate.domain.finetuning.Placement.Submitted;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a batch to its provider, or finds out whether it got there; an errand. The provider's
 * batch is looked for by its marker, through the whole horizon, before anything is sent again.
 */
@UseCase
public final class PursueBatch {

    private static final Logger LOG = LoggerFactory.getLogger(PursueBatch.class);

    /** So long after a batch was made its rows are taken away from a provider that refuses it. */
    private static final Duration WORTH_CLEARING = Duration.ofDays(7);

    private final Batches batches;
    private final BatchCopy copies;
    private final Deployments deployments;
    private final SubmitBatch submit;
    private final SubmissionTiming timing;
    private final Transactions transactions;
    private final Clock clock;

    public PursueBatch(
            Batches batches,
            BatchCopy copies,
            Deployments deployments,
            SubmitBatch submit,
            SubmissionTiming timing,
            Transactions transactions,
            Clock clock) {
        this.batches = batches;
        this.copies = copies;
        this.deployments = deployments;
        this.submit = submit;
        this.timing = timing;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Again pursue(BatchId id) {
        return batches.find(id)
                .flatMap(batch -> batch.route().map(it -> pursue(batch, it)))
                .orElse(Again.NEVER);
    }

    private Again pursue(Batch batch, BatchRoute route) {
        return deployments
                .find(route.placement().site().deployment())
                .map(it -> pursue(batch, route, it))
                .orElseGet(() -> withoutDeployment(batch, route));
    }

    /** Where a batch may be out there, a slip in the configuration must not end ours. */
    private Again withoutDeployment(Batch batch, BatchRoute route) {
        if (route.placement() instanceof Attempting attempt) {
            LOG.warn("{} cannot be looked for: its deployment is not configured", batch.id());
            boolean over = batch.isOver() && isBehindHorizon(attempt);
            return over ? settle(batch) : slowly();
        }
        var why = BatchError.of("deployment_gone", "Its deployment is not configured.");
        submit.end(batch.id(), it -> it.failed(why, clock.instant()));
        return Again.NEVER;
    }

    private Again pursue(Batch batch, BatchRoute route, ModelDeployment at) {
        try {
            return switch (route.placement()) {
                case Chosen _ -> begin(batch, route, at);
                case Attempting attempt -> lookFor(batch, route, attempt, at);
                case Submitted _ -> Again.NEVER;
            };
        } catch (ProviderFailure.Rejected | ProviderFailure.Misconfigured e) {
            LOG.error("the provider of deployment {} refuses us: {}", at.id(), e.reason());
            return slowly();
        } catch (ProviderFailure.Unavailable e) {
            LOG.info("{} must wait: {}", batch.id(), e.reason());
            return Again.at(e.retryAfter().map(clock.instant()::plus).orElseGet(() -> soon(batch)));
        } catch (ProviderFailure.Unclear e) {
            LOG.info("{}: {}", batch.id(), e.reason());
            return Again.at(soon(batch));
        }
    }

    /** Nothing is out there: send it as soon as its rows have arrived. */
    private Again begin(Batch batch, BatchRoute route, ModelDeployment at) {
        if (batch.isOver()) {
            submit.end(batch.id(), UnaryOperator.identity());
            return cleared(batch, at);
        }
        if (isTooLate(batch)) {
            submit.end(batch.id(), it -> it.expired(clock.instant()));
            return cleared(batch, at);
        }
        return brought(batch, route, at)
                .map(it -> send(batch, route, at, it))
                .orElseGet(() -> Again.at(soon(batch)));
    }

    private Optional<ProviderFileId> brought(Batch batch, BatchRoute route, ModelDeployment at) {
        try {
            return copies.brought(batch, route, at);
        } catch (ProviderFailure.Rejected e) {
            fail(batch, e.code().orElse("invalid_file"), e.reason());
            return Optional.empty();
        }
    }

    /** It may be out there: adopt what is found, and send again only what can no longer turn up. */
    private Again lookFor(Batch batch, BatchRoute route, Attempting attempt, ModelDeployment at) {
        if (clock.instant().isBefore(attempt.askAfter())) {
            return Again.at(attempt.askAfter());
        }
        var copy = route.copy().id().orElseThrow(() -> new IllegalStateException("no copy"));
        var found = submit.find(at, copies.order(batch, route, at, copy));
        if (found.isPresent()) {
            submit.taken(batch.id(), found.get().id());
            return Again.NEVER;
        }
        if (!isBehindHorizon(attempt)) {
            return Again.at(soon(batch));
        }
        return batch.isOver() || isTooLate(batch) ? settle(batch) : send(batch, route, at, copy);
    }

    private boolean isTooLate(Batch batch) {
        return !clock.instant().isBefore(batch.createdAt().plus(BatchRequest.WINDOW));
    }

    private boolean isBehindHorizon(Attempting attempt) {
        return !clock.instant().isBefore(attempt.startedAt().plus(timing.horizon()));
    }

    /** It is to end, and none of the provider's has turned up: there is none. */
    private Again settle(Batch batch) {
        submit.notTaken(batch);
        return Again.at(clock.instant());
    }

    private Again send(Batch batch, BatchRoute route, ModelDeployment at, ProviderFileId copy) {
        var attempt = transactions.call(() -> commitAttempt(batch, route));
        if (attempt.isEmpty()) {
            return Again.at(soon(batch));
        }
        try {
            submit.send(attempt.get(), at, copies.order(batch, route, at, copy));
            return Again.NEVER;
        } catch (ProviderFailure.Rejected e) {
            submit.notTaken(attempt.get());
            return fail(batch, e.code().orElse("provider_rejected"), e.reason());
        } catch (ProviderFailure.Misconfigured e) {
            submit.notTaken(attempt.get());
            throw e;
        }
    }

    /** The batch with its next attempt; empty if anybody has moved it since it was read. */
    private Optional<Batch> commitAttempt(Batch batch, BatchRoute seen) {
        return batches.change(batch.id(), UnaryOperator.identity())
                .filter(it -> !it.isOver())
                .filter(it -> it.route().map(BatchRoute::placement).equals(placement(seen)))
                .flatMap(
                        it -> batches.change(it.id(), i -> i.attempting(now(), timing.patience())));
    }

    private static Optional<Placement> placement(BatchRoute route) {
        return Optional.of(route.placement());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** It has ended: nobody reads the provider's copy of its rows any more. */
    private Again cleared(Batch batch, ModelDeployment at) {
        if (clock.instant().isBefore(batch.createdAt().plus(WORTH_CLEARING))) {
            copies.remove(batch, at);
        }
        return Again.NEVER;
    }

    /** What its rows have left behind is cleared away by the next run of this errand. */
    private Again fail(Batch batch, String code, String message) {
        submit.end(batch.id(), it -> it.failed(BatchError.of(code, message), clock.instant()));
        boolean left =
                batches.find(batch.id())
                        .flatMap(Batch::route)
                        .filter(it -> it.copy().tried())
                        .isPresent();
        return left ? Again.at(clock.instant()) : Again.NEVER;
    }

    private Again slowly() {
        return Again.at(clock.instant().plus(timing.polling().slowest()));
    }

    private Instant soon(Batch batch) {
        return timing.polling().next(batch.createdAt(), clock.instant());
    }
}
