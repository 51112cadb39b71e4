package dev.tunegate.domain.secret;

/** The fake keeps the contract. */
final class InMemoryEncryptionKeysTest implements EncryptionKeysContract {

    private final InMemoryEncryptionKeys keys = new InMemoryEncryptionKeys();

    @Override
    public EncryptionKeys keys() {
        return keys;
    }

    @Override
    public void storeSecret() {
        keys.storeSecret();
    }
}
