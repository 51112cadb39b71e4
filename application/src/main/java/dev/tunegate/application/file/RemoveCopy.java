package dev.tunegate.application.file;

import dev.tunegate.application.shared.Again;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FileReplica;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.file.ReplicaState.Gone;
import dev.tunegate.domain.file.ReplicaState.Leaving;
import dev.tunegate.domain.finetuning.PollingPlan;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes one copy of a deleted file from its provider, as often as it takes; an errand. */
@UseCase
public final class RemoveCopy {

    private static final Logger LOG = LoggerFactory.getLogger(RemoveCopy.class);
    private static final PollingPlan RETRIES =
            new PollingPlan(Duration.ofSeconds(1), Duration.ofHours(1));

    /** So long after the file's end a copy of it may still arrive, from a try without an answer. */
    private static final Duration HORIZON = Duration.ofMinutes(10);

    private final ManagedFiles files;
    private final Deployments deployments;
    private final ByProvider<FileStore> stores;
    private final Transactions transactions;
    private final Clock clock;

    public RemoveCopy(
            ManagedFiles files,
            Deployments deployments,
            ByProvider<FileStore> stores,
            Transactions transactions,
            Clock clock) {
        this.files = files;
        this.deployments = deployments;
        this.stores = stores;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Again remove(CopyName copy) {
        return files.find(copy.file())
                .flatMap(it -> leaving(it, copy))
                .map(it -> remove(copy, it))
                .orElse(Again.NEVER);
    }

    private static Optional<Leaving> leaving(ManagedFile file, CopyName copy) {
        return file.replicaAt(copy.deployment())
                .map(FileReplica::state)
                .filter(Leaving.class::isInstance)
                .map(Leaving.class::cast);
    }

    private Again remove(CopyName copy, Leaving leaving) {
        var deployment = deployments.find(copy.deployment());
        if (deployment.isEmpty()) {
            LOG.warn("{} stays behind: its deployment is not configured", copy.text());
            return again(copy, leaving);
        }
        try {
            var removed = remove(deployment.get(), copy.file(), leaving);
            if (removed.isEmpty() && mayTurnUp(copy)) {
                return again(copy, leaving);
            }
            return gone(copy, leaving) ? Again.NEVER : Again.at(clock.instant());
        } catch (ProviderFailure e) {
            LOG.info("removing {} failed, will try again: {}", copy.text(), e.reason());
            return again(copy, leaving);
        }
    }

    /** False if the copy arrived in the meantime, from a try that was still under way. */
    private boolean gone(CopyName copy, Leaving leaving) {
        var at = copy.deployment();
        return transactions
                .call(() -> files.change(copy.file(), it -> goneFrom(it, at, leaving)))
                .flatMap(it -> it.replicaAt(at))
                .filter(it -> it.state() instanceof Gone)
                .isPresent();
    }

    private static ManagedFile goneFrom(ManagedFile file, DeploymentId at, Leaving leaving) {
        boolean same = file.replicaAt(at).filter(it -> it.state().equals(leaving)).isPresent();
        return same ? file.gone(at) : file;
    }

    private Optional<ProviderFileId> remove(ModelDeployment at, FileId file, Leaving leaving) {
        var store = stores.of(at.provider());
        var copy = leaving.at().or(() -> store.find(at, file));
        copy.ifPresent(it -> store.remove(at, it));
        return copy;
    }

    /** Whether a try to copy the file, under way when it was deleted, may still arrive. */
    private boolean mayTurnUp(CopyName copy) {
        return files.find(copy.file())
                .flatMap(it -> it.life().deletedAt())
                .filter(it -> clock.instant().isBefore(it.plus(HORIZON)))
                .isPresent();
    }

    private Again again(CopyName copy, Leaving leaving) {
        transactions.run(() -> files.change(copy.file(), it -> it.stillLeaving(copy.deployment())));
        return Again.at(RETRIES.afterFailure(leaving.attempts(), clock.instant()));
    }
}
