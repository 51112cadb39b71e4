package dev.tunegate.domain.file;

import dev.tunegate.domain.catalog.DeploymentId;

/** The copy of one file at one deployment. */
public record FileReplica(DeploymentId deployment, ReplicaState state) {

    public static FileReplica waitingAt(DeploymentId deployment) {
        return new FileReplica(deployment, ReplicaState.fresh());
    }
}
