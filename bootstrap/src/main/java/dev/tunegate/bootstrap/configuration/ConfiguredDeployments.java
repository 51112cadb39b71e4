package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelCatalog;

/** The deployments that the configuration names; they stay the same until the next start. */
public final class ConfiguredDeployments implements Deployments {

    private final ModelCatalog catalog;

    public ConfiguredDeployments(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public ModelCatalog catalog() {
        return catalog;
    }
}
