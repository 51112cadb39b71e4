package dev.tunegate.domain.provider;

/** The fake keeps the contract. */
final class InMemoryProviderMemoryTest implements ProviderMemoryContract {

    private final ProviderMemory memory = new InMemoryProviderMemory();

    @Override
    public ProviderMemory memory() {
        return memory;
    }
}
