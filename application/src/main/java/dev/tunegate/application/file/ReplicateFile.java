package dev.tunegate.application.file;

import dev.tunegate.application.shared.Again;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.file.ReplicaState.Leaving;
import dev.tunegate.domain.file.ReplicaState.Waiting;
import dev.tunegate.domain.finetuning.PollingPlan;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies one file to one deployment, as often as it takes; an errand. */
@UseCase
public final class ReplicateFile {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicateFile.class);
    private static final PollingPlan RETRIES =
            new PollingPlan(Duration.ofSeconds(1), Duration.ofMinutes(10));

    private static final PollingPlan LOOKS =
            new PollingPlan(Duration.ofSeconds(2), Duration.ofMinutes(1));

    private final ManagedFiles files;
    private final Examination examination;
    private final Deployments deployments;
    private final ByProvider<FileStore> stores;
    private final Errands errands;
    private final Transactions transactions;
    private final Clock clock;

    public ReplicateFile(
            ManagedFiles files,
            Examination examination,
            Deployments deployments,
            ByProvider<FileStore> stores,
            Errands errands,
            Transactions transactions,
            Clock clock) {
        this.files = files;
        this.examination = examination;
        this.deployments = deployments;
        this.stores = stores;
        this.errands = errands;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Again replicate(CopyName copy) {
        return files.find(copy.file())
                .filter(it -> isWaiting(it, copy))
                .map(it -> replicate(it, copy))
                .orElse(Again.NEVER);
    }

    private static boolean isWaiting(ManagedFile file, CopyName copy) {
        return file.replicaAt(copy.deployment())
                .filter(it -> it.state() instanceof Waiting)
                .isPresent();
    }

    private Again replicate(ManagedFile file, CopyName copy) {
        var deployment = deployments.find(copy.deployment());
        if (deployment.isEmpty()) {
            return giveUp(copy, "The deployment is no longer configured.");
        }
        try {
            var at = store(file, deployment.get());
            if (!stores.of(deployment.get().provider()).isReady(deployment.get(), at)) {
                return soon(copy);
            }
            stored(copy, at);
            return Again.NEVER;
        } catch (Refusal.NotSupported e) {
            return giveUp(copy, e.reason());
        } catch (ProviderFailure.Rejected e) {
            return giveUp(copy, e.reason());
        } catch (ProviderFailure.Unavailable e) {
            return later(copy, e, e.retryAfter());
        } catch (ProviderFailure.Unclear | ProviderFailure.Misconfigured e) {
            return later(copy, e, Optional.empty());
        } catch (UncheckedIOException e) {
            return withoutBytes(copy, e);
        }
    }

    /** A file that was deleted a moment ago has no bytes any more; any other must have them. */
    private Again withoutBytes(CopyName copy, UncheckedIOException failure) {
        if (files.find(copy.file()).filter(it -> isWaiting(it, copy)).isPresent()) {
            throw failure;
        }
        return Again.NEVER;
    }

    /**
     * A former try may have arrived without our knowing it: then that copy is the one. Each try is
     * written down before it begins, so that a crash in the middle of it counts as one.
     */
    private ProviderFileId store(ManagedFile file, ModelDeployment at) {
        var store = stores.of(at.provider());
        boolean wasTried = attempts(file, at.id()) > 0;
        change(file.id(), it -> it.trying(at.id()));
        var former = wasTried ? store.find(at, file.id()) : Optional.<ProviderFileId>empty();
        return former.orElseGet(() -> store.store(at, examination.outgoing(file)));
    }

    private static int attempts(ManagedFile file, DeploymentId at) {
        return file.replicaAt(at)
                .map(it -> it.state() instanceof Waiting waiting ? waiting.attempts() : 0)
                .orElse(0);
    }

    private void stored(CopyName copy, ProviderFileId at) {
        var now = clock.instant();
        transactions.run(
                () ->
                        files.change(copy.file(), it -> it.stored(copy.deployment(), at, now))
                                .flatMap(it -> it.replicaAt(copy.deployment()))
                                .filter(it -> it.state() instanceof Leaving)
                                .ifPresent(
                                        _ -> errands.plan(Errand.REMOVE_COPY, copy.text(), now)));
    }

    /** It has arrived, and its provider is still looking through it. */
    private Again soon(CopyName copy) {
        var now = clock.instant();
        return files.find(copy.file())
                .map(it -> Again.at(LOOKS.next(it.life().createdAt(), now)))
                .orElse(Again.NEVER);
    }

    private Again giveUp(CopyName copy, String reason) {
        LOG.warn("gave up copying {}: {}", copy.text(), reason);
        change(copy.file(), it -> it.givenUp(copy.deployment(), reason));
        return Again.NEVER;
    }

    private Again later(CopyName copy, ProviderFailure failure, Optional<Duration> pause) {
        LOG.info("copying {} failed, will try again: {}", copy.text(), failure.reason());
        int attempts =
                change(copy.file(), it -> it.stillWaiting(copy.deployment(), failure.reason()))
                        .map(it -> attempts(it, copy.deployment()))
                        .orElse(0);
        return Again.at(next(attempts, pause));
    }

    private Instant next(int failures, Optional<Duration> pause) {
        var now = clock.instant();
        var planned = RETRIES.afterFailure(failures, now);
        var asked = pause.map(now::plus).orElse(planned);
        return asked.isAfter(planned) ? asked : planned;
    }

    private Optional<ManagedFile> change(FileId id, UnaryOperator<ManagedFile> change) {
        return transactions.call(() -> files.change(id, change));
    }
}
