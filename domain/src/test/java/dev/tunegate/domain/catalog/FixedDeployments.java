package dev.tunegate.domain.catalog;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A catalog that stays as it is until a test sets another. */
public final class FixedDeployments implements Deployments {

    private final AtomicInteger refreshed = new AtomicInteger();
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

    public void set(ModelCatalog other) {
        catalog = other;
    }

    @Override
    public ModelCatalog catalog() {
        return catalog;
    }

    @Override
    public Optional<ModelCatalog> rehearsal() {
        return Optional.of(catalog.at(Rehearsal.ACCOUNT));
    }

    @Override
    public void refresh() {
        refreshed.incrementAndGet();
    }

    /** How often somebody said that something had changed. */
    public int refreshed() {
        return refreshed.get();
    }

    @Override
    public Optional<ModelDeployment> find(DeploymentId id) {
        return catalog.find(id).or(() -> Rehearsal.ACCOUNT.find(id));
    }
}
