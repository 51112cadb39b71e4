package dev.tunegate.domain.file;

import dev.tunegate.domain.shared.ImmediateTransactions;
import dev.tunegate.domain.shared.Transactions;

/** The fake keeps the contract. */
final class InMemoryManagedFilesTest implements ManagedFilesContract {

    private final InMemoryManagedFiles files = new InMemoryManagedFiles();
    private final Transactions transactions = new ImmediateTransactions(files);

    @Override
    public ManagedFiles files() {
        return files;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
