package dev.tunegate.domain.catalog;

import java.util.List;

/** A catalog that stays as it is until a test sets another. */
public final class FixedDeployments implements Deployments {

    private volatile ModelCatalog catalog;

    public FixedDeployments(ModelDeployment... deployments) {
        catalog = new ModelCatalog(List.of(deployments));
    }

    public FixedDeployments(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    public void set(ModelDeployment... deployments) {
        catalog = new ModelCatalog(List.of(deployments));
    }

    @Override
    public ModelCatalog catalog() {
        return catalog;
    }
}
