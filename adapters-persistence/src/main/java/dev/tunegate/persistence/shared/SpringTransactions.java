package dev.tunegate.persistence.shared;

import dev.tunegate.domain.shared.Transactions;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions of the database; one that begins inside another joins it. */
public final class SpringTransactions implements Transactions {

    private final TransactionTemplate template;

    public SpringTransactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    @Override
    public <T> T call(Supplier<T> work) {
        return Objects.requireNonNull(template.execute(_ -> work.get()));
    }
}
