package dev.tunegate.domain.key;

/** The fake keeps the contract. */
final class InMemoryVirtualKeysTest implements VirtualKeysContract {

    private final VirtualKeys keys = new InMemoryVirtualKeys();

    @Override
    public VirtualKeys keys() {
        return keys;
    }
}
