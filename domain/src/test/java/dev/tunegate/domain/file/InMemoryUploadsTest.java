package dev.tunegate.domain.file;

import dev.tunegate.domain.shared.ImmediateTransactions;
import dev.tunegate.domain.shared.Transactions;

/** The fake keeps the contract. */
final class InMemoryUploadsTest implements UploadsContract {

    private final InMemoryUploads uploads = new InMemoryUploads();
    private final Transactions transactions = new ImmediateTransactions(uploads);

    @Override
    public Uploads uploads() {
        return uploads;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
