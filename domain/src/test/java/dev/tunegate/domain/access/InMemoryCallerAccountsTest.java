package dev.tunegate.domain.access;

/** The fake keeps the contract. */
final class InMemoryCallerAccountsTest implements CallerAccountsContract {

    private final InMemoryCallerAccounts accounts = new InMemoryCallerAccounts();

    @Override
    public CallerAccounts accounts() {
        return accounts;
    }
}
