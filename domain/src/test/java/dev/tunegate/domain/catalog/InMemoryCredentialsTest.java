package dev.tunegate.domain.catalog;

/** The fake keeps the contract. */
final class InMemoryCredentialsTest implements CredentialsContract {

    private final InMemoryCredentials credentials = new InMemoryCredentials();

    @Override
    public Credentials credentials() {
        return credentials;
    }
}
