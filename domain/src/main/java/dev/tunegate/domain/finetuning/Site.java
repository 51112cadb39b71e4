package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderId;

/** The deployment that a job is bound to, remembered with its provider should it ever vanish. */
public record Site(DeploymentId deployment, ProviderId provider) {

    public static Site of(ModelDeployment deployment) {
        return new Site(deployment.id(), deployment.provider());
    }
}
