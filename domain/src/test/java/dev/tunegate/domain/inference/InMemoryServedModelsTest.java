package dev.tunegate.domain.inference;

/** The fake keeps the contract. */
final class InMemoryServedModelsTest implements ServedModelsContract {

    private final ServedModels models = new InMemoryServedModels();

    @Override
    public ServedModels models() {
        return models;
    }
}
