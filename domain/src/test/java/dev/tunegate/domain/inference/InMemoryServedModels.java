package dev.tunegate.domain.inference;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.CheckpointPermissions;
import dev.tunegate.domain.finetuning.InMemoryCheckpointPermissions;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.Undoable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tuned models for as long as a test runs. */
public final class InMemoryServedModels implements ServedModels, Undoable {

    private static final int MOST = 10_000;
    private static final Comparator<ServedModel> OLDEST_FIRST =
            Comparator.comparing(ServedModel::createdAt).thenComparing(it -> it.name().value());

    private final InMemoryTable<ModelName, ServedModel> rows = new InMemoryTable<>();
    private final CheckpointPermissions shares;

    /** Of which nothing is shared. */
    public InMemoryServedModels() {
        this(new InMemoryCheckpointPermissions());
    }

    public InMemoryServedModels(CheckpointPermissions shares) {
        this.shares = shares;
    }

    @Override
    public void add(ServedModel model) {
        rows.addIfAbsent(model.name(), model);
    }

    @Override
    public Optional<ServedModel> visibleTo(Caller caller, ModelName name) {
        return rows.find(name).filter(it -> caller.sees(it.owner()) || isShared(caller, it));
    }

    private boolean isShared(Caller caller, ServedModel model) {
        return caller.scope().isPresent() && model.isShared(caller, shares.teams(model.name()));
    }

    @Override
    public List<ServedModel> list(Caller caller) {
        return rows.where(
                        it ->
                                (caller.sees(it.owner()) && !it.origin().checkpoint())
                                        || isShared(caller, it))
                .sorted(OLDEST_FIRST.reversed())
                .limit(MOST)
                .toList();
    }

    @Override
    public List<ServedModel> of(JobId job) {
        return rows.where(it -> it.job().equals(job))
                .sorted(
                        Comparator.comparing((ServedModel it) -> !it.origin().checkpoint())
                                .thenComparing(it -> it.name().value()))
                .toList();
    }

    @Override
    public boolean remove(ModelName name) {
        var model = rows.find(name).filter(it -> !it.origin().checkpoint());
        model.ifPresent(gone -> rows.removeIf(it -> it.job().equals(gone.job())));
        return model.isPresent();
    }

    @Override
    public Runnable savepoint() {
        return rows.savepoint();
    }
}
