package dev.tunegate.domain.catalog;

/** The fake keeps the contract. */
final class InMemoryStoredModelsTest implements StoredModelsContract {

    private final StoredModels models = new InMemoryStoredModels();

    @Override
    public StoredModels models() {
        return models;
    }
}
