package dev.tunegate.application.batch;

import dev.tunegate.application.finetuning.SubmissionTiming;
import dev.tunegate.application.shared.Again;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.batch.BatchRoute;
import dev.tunegate.domain.batch.BatchStatus;
import dev.tunegate.domain.batch.Batches;
import dev.tunegate.domain.batch.ProviderBatch;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider how far one batch has come, until it has ended, and then takes the rows away
 * from there; an errand.
 */
@UseCase
public final class FollowBatch {

    private static final Logger LOG = LoggerFactory.getLogger(FollowBatch.class);

    /** So long after a batch was made its provider is asked for what it does not give or do. */
    private static final Duration WORTH_WHILE = Duration.ofDays(7);

    private final Batches batches;
    private final Deployments deployments;
    private final ByProvider<BatchProvider> providers;
    private final RecordBatch record;
    private final BatchCopy copies;
    private final SubmissionTiming timing;
    private final Clock clock;

    public FollowBatch(
            Batches batches,
            Deployments deployments,
            ByProvider<BatchProvider> providers,
            RecordBatch record,
            BatchCopy copies,
            SubmissionTiming timing,
            Clock clock) {
        this.batches = batches;
        this.deployments = deployments;
        this.providers = providers;
        this.record = record;
        this.copies = copies;
        this.timing = timing;
        this.clock = clock;
    }

    public Again follow(BatchId id) {
        var batch = batches.find(id);
        var route = batch.flatMap(Batch::route);
        var run = batch.flatMap(Batch::run);
        if (batch.isEmpty() || route.isEmpty() || run.isEmpty()) {
            return Again.NEVER;
        }
        return deployments
                .find(route.get().placement().site().deployment())
                .map(it -> follow(batch.get(), route.get(), it, run.get()))
                .orElseGet(() -> withoutDeployment(batch.get()));
    }

    private Again withoutDeployment(Batch batch) {
        if (batch.status().isFinal()) {
            return Again.NEVER;
        }
        LOG.warn("{} cannot be followed: its deployment is not configured", batch.id());
        return Again.at(clock.instant().plus(timing.polling().slowest()));
    }

    private Again follow(Batch batch, BatchRoute route, ModelDeployment at, ProviderJobId run) {
        try {
            return batch.status().isFinal()
                    ? over(batch, at, run)
                    : said(batch, at, run)
                            .map(it -> recorded(batch, route, at, it))
                            .orElseGet(() -> lost(batch, at));
        } catch (ProviderFailure e) {
            LOG.info("{} could not be followed this time: {}", batch.id(), e.reason());
            return later(batch);
        }
    }

    /** It may have been sent while it ended here: then it must not go on there. */
    private Again over(Batch batch, ModelDeployment at, ProviderJobId run) {
        boolean goesOn =
                batch.status() != BatchStatus.COMPLETED
                        && cancelled(at, run).filter(it -> !it.status().isFinal()).isPresent();
        return goesOn && isWorthWhile(batch) ? later(batch) : cleared(batch, at);
    }

    private Optional<ProviderBatch> said(Batch batch, ModelDeployment at, ProviderJobId run) {
        return batch.status() == BatchStatus.CANCELLING
                ? cancelled(at, run)
                : providers.of(at.provider()).look(at, run);
    }

    /** What is not there cannot be cancelled, nor what a provider refuses to end: a look tells. */
    private Optional<ProviderBatch> cancelled(ModelDeployment at, ProviderJobId run) {
        var provider = providers.of(at.provider());
        try {
            return Optional.of(provider.cancel(at, run));
        } catch (ProviderFailure.Rejected e) {
            LOG.info("a batch at {} could not be cancelled: {}", at.id(), e.reason());
            return provider.look(at, run);
        }
    }

    private Again recorded(Batch batch, BatchRoute route, ModelDeployment at, ProviderBatch said) {
        if (said.status() != batch.status() && !batch.status().mayBecome(said.status())) {
            LOG.debug("{} is {}; {} is not heard", batch.id(), batch.status(), said.status());
            return later(batch);
        }
        var now = record.record(batch, route, at, said);
        return now.status().isFinal() ? cleared(now, at) : later(now);
    }

    /**
     * Not taken for a failure as long as it may turn up again: a person must look, and nothing is
     * started anew.
     */
    private Again lost(Batch batch, ModelDeployment at) {
        LOG.error("{} is not known to its provider any more", batch.id());
        return isWorthWhile(batch)
                ? Again.at(clock.instant().plus(timing.polling().slowest()))
                : cleared(record.lost(batch), at);
    }

    private Again cleared(Batch batch, ModelDeployment at) {
        try {
            copies.remove(batch, at);
            return Again.NEVER;
        } catch (ProviderFailure e) {
            LOG.info("the rows of {} are still at the provider: {}", batch.id(), e.reason());
            return isWorthWhile(batch) ? later(batch) : Again.NEVER;
        }
    }

    private boolean isWorthWhile(Batch batch) {
        return clock.instant().isBefore(batch.createdAt().plus(WORTH_WHILE));
    }

    private Again later(Batch batch) {
        return Again.at(timing.polling().next(batch.createdAt(), clock.instant()));
    }
}
