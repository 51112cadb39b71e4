package dev.tunegate.domain.file;

import dev.tunegate.domain.access.Identity;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.ReplicaState.GivenUp;
import dev.tunegate.domain.file.ReplicaState.Gone;
import dev.tunegate.domain.file.ReplicaState.Leaving;
import dev.tunegate.domain.file.ReplicaState.Stored;
import dev.tunegate.domain.file.ReplicaState.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A file that the gateway keeps, with its copies at providers.
 *
 * @param by through which key and in whose name it was made
 */
public record ManagedFile(
        FileId id,
        Owner owner,
        Identity by,
        Label label,
        Content content,
        Life life,
        List<FileReplica> replicas) {

    /** What the caller said of it. */
    public record Label(String filename, FilePurpose purpose) {}

    /**
     * What was counted while it came in.
     *
     * @param sha256 lower-case hex
     * @param format the shape of its rows, for training data
     * @param rows 0 where the file is no training data
     */
    public record Content(long bytes, String sha256, Optional<DatasetFormat> format, long rows) {}

    /** When it came, when it must go, and when it was deleted. */
    public record Life(
            Instant createdAt, Optional<Instant> expiresAt, Optional<Instant> deletedAt) {

        public static Life from(Instant createdAt) {
            return new Life(createdAt, Optional.empty(), Optional.empty());
        }

        public boolean isOver(Instant now) {
            return deletedAt.isPresent() || expiresAt.filter(end -> !end.isAfter(now)).isPresent();
        }
    }

    public ManagedFile {
        replicas = List.copyOf(replicas);
    }

    public FileStatus status() {
        if (replicas.stream().anyMatch(it -> it.state() instanceof Waiting)) {
            return FileStatus.UPLOADED;
        }
        boolean refusedByAll =
                !replicas.isEmpty()
                        && replicas.stream().allMatch(it -> it.state() instanceof GivenUp);
        return refusedByAll ? FileStatus.ERROR : FileStatus.PROCESSED;
    }

    /** Why copies were given up, each reason once; empty if none was. */
    public Optional<String> statusDetails() {
        var reasons =
                replicas.stream()
                        .map(FileReplica::state)
                        .filter(GivenUp.class::isInstance)
                        .map(it -> ((GivenUp) it).reason())
                        .distinct()
                        .collect(Collectors.joining("; "));
        return Optional.of(reasons).filter(it -> !it.isEmpty());
    }

    public Optional<FileReplica> replicaAt(DeploymentId deployment) {
        return replicas.stream().filter(it -> it.deployment().equals(deployment)).findFirst();
    }

    /** The provider's name of the copy that stands at this deployment. */
    public Optional<ProviderFileId> storedAt(DeploymentId deployment) {
        return replicaAt(deployment)
                .map(FileReplica::state)
                .filter(Stored.class::isInstance)
                .map(it -> ((Stored) it).at());
    }

    /**
     * The same file, with a copy under way to that deployment unless one is there already; a
     * deleted file is copied nowhere.
     */
    public ManagedFile wantedAt(DeploymentId deployment) {
        if (life.deletedAt().isPresent() || replicaAt(deployment).isPresent()) {
            return this;
        }
        var more = new ArrayList<>(replicas);
        more.add(FileReplica.waitingAt(deployment));
        return withReplicas(more);
    }

    /** The copy has arrived. If the file was deleted meanwhile, the copy must go again. */
    public ManagedFile stored(DeploymentId deployment, ProviderFileId at, Instant now) {
        return replaced(
                deployment,
                life.deletedAt().isPresent()
                        ? new Leaving(Optional.of(at), 0)
                        : new Stored(at, now));
    }

    /** A try to copy it is about to begin. */
    public ManagedFile trying(DeploymentId deployment) {
        return waiting(deployment, it -> new Waiting(it.attempts() + 1, it.trouble()));
    }

    /** The try failed; there will be another. */
    public ManagedFile stillWaiting(DeploymentId deployment, String trouble) {
        return waiting(deployment, it -> new Waiting(it.attempts(), Optional.of(trouble)));
    }

    private ManagedFile waiting(DeploymentId deployment, UnaryOperator<Waiting> change) {
        return replicaAt(deployment)
                .map(FileReplica::state)
                .filter(Waiting.class::isInstance)
                .map(it -> replaced(deployment, change.apply((Waiting) it)))
                .orElse(this);
    }

    /**
     * The copy will never arrive. A copy that stands, or that is to be removed, stays what it is.
     */
    public ManagedFile givenUp(DeploymentId deployment, String reason) {
        return replicaAt(deployment)
                .filter(it -> it.state() instanceof Waiting)
                .map(_ -> replaced(deployment, new GivenUp(reason)))
                .orElse(this);
    }

    /** The file is deleted for its callers, and every copy is to be removed. Twice is once. */
    public ManagedFile deleted(Instant now) {
        if (life.deletedAt().isPresent()) {
            return this;
        }
        var ended = new Life(life.createdAt(), life.expiresAt(), Optional.of(now));
        var leaving =
                replicas.stream()
                        .map(it -> new FileReplica(it.deployment(), leaving(it.state())))
                        .toList();
        return new ManagedFile(id, owner, by, label, content, ended, leaving);
    }

    private static ReplicaState leaving(ReplicaState state) {
        return switch (state) {
            case Stored stored -> new Leaving(Optional.of(stored.at()), 0);
            case Waiting _ -> new Leaving(Optional.empty(), 0);
            case GivenUp _ -> new Gone();
            case Leaving leaving -> leaving;
            case Gone gone -> gone;
        };
    }

    /** Removing the copy failed this time. */
    public ManagedFile stillLeaving(DeploymentId deployment) {
        return replicaAt(deployment)
                .filter(it -> it.state() instanceof Leaving)
                .map(it -> (Leaving) it.state())
                .map(it -> replaced(deployment, new Leaving(it.at(), it.attempts() + 1)))
                .orElse(this);
    }

    public ManagedFile gone(DeploymentId deployment) {
        return replaced(deployment, new Gone());
    }

    private ManagedFile replaced(DeploymentId deployment, ReplicaState state) {
        return withReplicas(
                replicas.stream()
                        .map(
                                it ->
                                        it.deployment().equals(deployment)
                                                ? new FileReplica(deployment, state)
                                                : it)
                        .toList());
    }

    private ManagedFile withReplicas(List<FileReplica> other) {
        return new ManagedFile(id, owner, by, label, content, life, other);
    }
}
