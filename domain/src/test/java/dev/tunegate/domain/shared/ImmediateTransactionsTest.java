package dev.tunegate.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The fake keeps the contract. */
final class ImmediateTransactionsTest implements TransactionsContract {

    private final InMemoryTable<String, String> words = new InMemoryTable<>();
    private final ImmediateTransactions transactions = new ImmediateTransactions(words);

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public void write(String word) {
        words.add(word, word);
    }

    @Override
    public List<String> written() {
        return words.all();
    }

    @Test
    void it_tells_whether_it_is_open() {
        assertThat(transactions.isOpen()).isFalse();
        assertThat(transactions.call(transactions::isOpen)).isTrue();
        assertThat(transactions.isOpen()).isFalse();
    }
}
