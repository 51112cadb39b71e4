package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.access.CallerAccounts;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelDeployment;
import java.util.Optional;

/**
 * The deployments that the configuration names, which stay the same until the next start, and those
 * at accounts that callers have brought along.
 */
public final class ConfiguredDeployments implements Deployments {

    private final ModelCatalog catalog;
    private final CallerAccounts accounts;

    public ConfiguredDeployments(ModelCatalog catalog, CallerAccounts accounts) {
        this.catalog = catalog;
        this.accounts = accounts;
    }

    @Override
    public ModelCatalog catalog() {
        return catalog;
    }

    @Override
    public Optional<ModelCatalog> rehearsal() {
        return Optional.of(catalog.at(dev.tunegate.domain.catalog.Rehearsal.ACCOUNT));
    }

    @Override
    public void refresh() {}

    @Override
    public Optional<ModelDeployment> find(DeploymentId id) {
        return catalog.find(id).or(() -> accounts.find(id).flatMap(it -> it.find(id)));
    }
}
