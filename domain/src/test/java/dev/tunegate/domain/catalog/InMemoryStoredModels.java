package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.Undoable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Stored deployments for as long as a test runs. */
public final class InMemoryStoredModels implements StoredModels, Undoable {

    private final InMemoryTable<DeploymentId, StoredModel> rows = new InMemoryTable<>();
    private final AtomicLong version = new AtomicLong();

    @Override
    public boolean add(StoredModel model) {
        version.incrementAndGet();
        return rows.addIfAbsent(model.id(), model);
    }

    @Override
    public Optional<StoredModel> find(DeploymentId id) {
        return rows.find(id);
    }

    @Override
    public List<StoredModel> all() {
        return rows.all();
    }

    @Override
    public Optional<DeploymentId> naming(CredentialName credential) {
        return rows.all().stream()
                .filter(it -> it.words().credential().filter(credential::equals).isPresent())
                .map(StoredModel::id)
                .findFirst();
    }

    @Override
    public Optional<StoredModel> change(DeploymentId id, UnaryOperator<StoredModel> change) {
        version.incrementAndGet();
        return rows.change(id, change);
    }

    @Override
    public boolean remove(DeploymentId id) {
        version.incrementAndGet();
        return rows.remove(id);
    }

    @Override
    public long version() {
        return version.get();
    }

    @Override
    public Runnable savepoint() {
        return rows.savepoint();
    }
}
