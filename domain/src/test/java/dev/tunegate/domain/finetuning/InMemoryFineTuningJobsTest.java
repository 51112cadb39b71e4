package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.shared.ImmediateTransactions;
import dev.tunegate.domain.shared.Transactions;

/** The fake keeps the contract. */
final class InMemoryFineTuningJobsTest implements FineTuningJobsContract {

    private final InMemoryFineTuningJobs jobs = new InMemoryFineTuningJobs();
    private final Transactions transactions = new ImmediateTransactions(jobs);

    @Override
    public FineTuningJobs jobs() {
        return jobs;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
