package dev.tunegate.domain.inference;

import dev.tunegate.domain.finetuning.CheckpointPermissions;
import dev.tunegate.domain.finetuning.InMemoryCheckpointPermissions;

/** The fake keeps the contract. */
final class InMemoryServedModelsTest implements ServedModelsContract {

    private final CheckpointPermissions shares = new InMemoryCheckpointPermissions();
    private final ServedModels models = new InMemoryServedModels(shares);

    @Override
    public CheckpointPermissions shares() {
        return shares;
    }

    @Override
    public ServedModels models() {
        return models;
    }
}
