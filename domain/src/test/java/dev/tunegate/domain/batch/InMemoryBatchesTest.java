package dev.tunegate.domain.batch;

import dev.tunegate.domain.shared.ImmediateTransactions;
import dev.tunegate.domain.shared.Transactions;

/** The fake keeps the contract that the database keeps. */
final class InMemoryBatchesTest implements BatchesContract {

    private final InMemoryBatches batches = new InMemoryBatches();
    private final Transactions transactions = new ImmediateTransactions(batches);

    @Override
    public Batches batches() {
        return batches;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
