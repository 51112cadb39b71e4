package dev.tunegate.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every kind of transaction must do. Each test begins with nothing written. */
public interface TransactionsContract {

    Transactions transactions();

    /** Writes a word to something that takes part in the transactions. */
    void write(String word);

    /** The words that were written, in that order. */
    List<String> written();

    @Test
    default void the_result_of_the_work_is_handed_back_and_its_changes_stay() {
        var result =
                transactions()
                        .call(
                                () -> {
                                    write("kept");
                                    return 42;
                                });

        assertThat(result).isEqualTo(42);
        assertThat(written()).containsExactly("kept");
    }

    @Test
    default void an_exception_undoes_everything_and_is_thrown_on() {
        var trouble = new IllegalStateException("on purpose");
        write("before");

        assertThatThrownBy(
                        () ->
                                transactions()
                                        .run(
                                                () -> {
                                                    write("lost");
                                                    write("lost as well");
                                                    throw trouble;
                                                }))
                .isSameAs(trouble);
        assertThat(written()).containsExactly("before");
    }

    @Test
    default void work_inside_work_belongs_to_the_outer_transaction() {
        assertThatThrownBy(
                        () ->
                                transactions()
                                        .run(
                                                () -> {
                                                    transactions().run(() -> write("inner"));
                                                    throw new IllegalStateException("outer");
                                                }))
                .hasMessage("outer");

        assertThat(written()).isEmpty();
    }

    @Test
    default void after_a_failure_the_next_transaction_works() {
        assertThatThrownBy(() -> transactions().run(this::fail)).hasMessage("on purpose");

        transactions().run(() -> write("next"));

        assertThat(written()).containsExactly("next");
    }

    private void fail() {
        throw new IllegalStateException("on purpose");
    }
}
