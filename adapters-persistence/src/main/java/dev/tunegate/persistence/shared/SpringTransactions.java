package dev.tunegate.persistence.shared;

import dev.tunegate.domain.shared.Transactions;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions of the database. One that begins inside another is part of it: what it has done
 * stands or falls with the outer one, and an exception that the outer one catches undoes nothing.
 */
public final class SpringTransactions implements Transactions {

    private final TransactionTemplate template;

    public SpringTransactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    @Override
    public <T> T call(Supplier<T> work) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? work.get()
                : Objects.requireNonNull(template.execute(_ -> work.get()));
    }
}
