package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Undoable;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checkpoints' permissions for as long as a test runs. */
public final class InMemoryCheckpointPermissions implements CheckpointPermissions, Undoable {

    private static final Comparator<CheckpointPermission> OLDEST_FIRST =
            Comparator.comparing(CheckpointPermission::createdAt)
                    .thenComparing(it -> it.id().value());

    private final InMemoryTable<CheckpointPermissionId, CheckpointPermission> rows =
            new InMemoryTable<>();

    @Override
    public synchronized CheckpointPermission add(CheckpointPermission permission) {
        var standing =
                rows.where(it -> it.model().equals(permission.model()))
                        .filter(it -> it.team().equals(permission.team()))
                        .findFirst();
        if (standing.isEmpty()) {
            rows.add(permission.id(), permission);
        }
        return standing.orElse(permission);
    }

    @Override
    public Set<TeamId> teams(ModelName model) {
        return rows.where(it -> it.model().equals(model))
                .map(CheckpointPermission::team)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Listing<CheckpointPermission> list(
            ModelName model, Optional<TeamId> team, ListQuery query) {
        return rows.page(
                query,
                OLDEST_FIRST,
                it -> it.model().equals(model),
                it -> team.map(it.team()::equals).orElse(true));
    }

    @Override
    public synchronized Optional<CheckpointPermission> remove(
            ModelName model, CheckpointPermissionId id) {
        var found = rows.find(id).filter(it -> it.model().equals(model));
        found.ifPresent(it -> rows.remove(it.id()));
        return found;
    }

    @Override
    public Runnable savepoint() {
        return rows.savepoint();
    }
}
