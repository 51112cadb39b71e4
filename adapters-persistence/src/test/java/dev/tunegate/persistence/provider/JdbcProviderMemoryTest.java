package dev.tunegate.persistence.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.ProviderMemory;
import dev.tunegate.domain.provider.ProviderMemoryContract;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes in a real database. */
final class JdbcProviderMemoryTest implements ProviderMemoryContract {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final ProviderId SIMULATOR = new ProviderId("simulator");
    private static final ProviderId OPENAI = new ProviderId("openai");

    private final JdbcProviderMemory memory =
            new JdbcProviderMemory(DATABASE.db(), DATABASE.transactions(), TestSeals.ids());

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("provider_memory");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public ProviderMemory memory() {
        return memory;
    }

    @Test
    void the_first_of_many_notes_is_the_one_that_all_are_given() {
        var number = new AtomicInteger();
        Set<String> answers = ConcurrentHashMap.newKeySet();

        Race.of(
                6,
                () ->
                        answers.add(
                                memory.keepFirst(
                                        SIMULATOR, "run", "note " + number.getAndIncrement())));

        assertThat(answers).hasSize(1);
        assertThat(memory.find(SIMULATOR, "run")).contains(answers.iterator().next());
    }

    @Test
    void no_change_is_lost() {
        memory.keepFirst(SIMULATOR, "count", "0");

        Race.of(
                6,
                () -> {
                    for (int i = 0; i < 10; i++) {
                        memory.change(
                                SIMULATOR, "count", it -> String.valueOf(Integer.parseInt(it) + 1));
                    }
                });

        assertThat(memory.find(SIMULATOR, "count")).contains("60");
    }

    @Test
    void a_prefix_finds_its_own_notes_in_the_order_of_bytes() {
        memory.keepFirst(SIMULATOR, "run/b", "b");
        memory.keepFirst(SIMULATOR, "run/B", "B");
        memory.keepFirst(SIMULATOR, "run/ü", "ü");
        memory.keepFirst(SIMULATOR, "runs", "no");
        memory.keepFirst(SIMULATOR, "ru", "no");
        memory.keepFirst(OPENAI, "run/a", "no");

        assertThat(memory.startingWith(SIMULATOR, "run/", 10)).containsExactly("B", "b", "ü");
        assertThat(memory.startingWith(SIMULATOR, "run/", 1)).containsExactly("B");
    }

    @Test
    void a_note_has_at_most_64_kibibytes() {
        memory.keepFirst(SIMULATOR, "large", "x".repeat(65_536));

        assertThatThrownBy(() -> memory.keepFirst(SIMULATOR, "larger", "x".repeat(65_537)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> memory.change(SIMULATOR, "large", it -> it.replace('x', 'ü')))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
