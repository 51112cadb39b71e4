package dev.tunegate.persistence.key;

import static dev.tunegate.domain.key.KeyFixture.aKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.key.KeyFilter;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.key.VirtualKeysContract;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.persistence.shared.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;

/** Virtual keys in a real database, asked by two nodes. */
final class JdbcVirtualKeysTest implements VirtualKeysContract {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final JdbcAggregateTemplate ROWS = DATABASE.rows();

    private final AtomicLong nanos = new AtomicLong();
    private final JdbcVirtualKeys keys = node();
    private final JdbcVirtualKeys otherNode = node();

    private JdbcVirtualKeys node() {
        return new JdbcVirtualKeys(ROWS, DATABASE.db(), DATABASE.transactions(), nanos::get);
    }

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("virtual_key");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public VirtualKeys keys() {
        return keys;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void a_key_comes_back_with_its_times_to_the_microsecond() {
        var key =
                aKey().called("laptop")
                        .noting(Map.of("team", "søk", "empty", ""))
                        .granting("gpt-4o-mini", "llama/3:8b")
                        .createdAt(Instant.parse("2026-01-15T10:00:00.123456Z"))
                        .expiringAt(Instant.parse("2027-01-15T10:00:00.654321Z"))
                        .blocked()
                        .build();

        keys.add(key);

        assertThat(keys.find(key.id())).contains(key);
        assertThat(keys.findByAlias("laptop")).containsExactly(key);
    }

    @Test
    void a_character_that_the_database_cannot_hold_is_replaced() {
        var key = aKey().called("lap\0top").noting(Map.of("a\0", "b\0")).build();

        keys.add(key);

        var found = keys.findByAlias("lap\0top").getFirst();
        assertThat(found.label().alias()).contains("lap\uFFFDtop");
        assertThat(found.label().metadata().pairs())
                .containsExactly(Map.entry("a\uFFFD", "b\uFFFD"));
    }

    @Test
    void a_change_is_seen_at_once_where_it_was_made() {
        var key = aKey().build();
        keys.add(key);
        keys.find(key.id());

        keys.change(key.id(), it -> it.blocked(it.revision()));

        assertThat(keys.find(key.id())).contains(key.blocked(key.revision()));
    }

    @Test
    void a_change_is_seen_elsewhere_after_half_a_second() {
        var key = aKey().build();
        keys.add(key);
        otherNode.find(key.id());

        keys.change(key.id(), it -> it.blocked(it.revision()));
        var atOnce = otherNode.find(key.id());
        pass(Duration.ofMillis(500));

        assertThat(atOnce).contains(key);
        assertThat(otherNode.find(key.id())).contains(key.blocked(key.revision()));
    }

    @Test
    void a_key_that_is_issued_elsewhere_is_seen_after_a_tenth_of_a_second() {
        var key = aKey().build();
        otherNode.find(key.id());

        keys.add(key);
        var atOnce = otherNode.find(key.id());
        pass(Duration.ofMillis(100));

        assertThat(atOnce).isEmpty();
        assertThat(otherNode.find(key.id())).contains(key);
    }

    @Test
    void a_removed_key_is_gone_at_once() {
        var key = aKey().build();
        keys.add(key);
        keys.find(key.id());

        assertThat(keys.remove(key.id())).isTrue();

        assertThat(keys.find(key.id())).isEmpty();
        assertThat(keys.remove(key.id())).isFalse();
    }

    @Test
    void a_transaction_sees_its_own_change_and_hides_it_until_it_is_committed() {
        var key = aKey().build();
        keys.add(key);

        DATABASE.transactions()
                .run(
                        () -> {
                            keys.change(key.id(), it -> it.blocked(it.revision()));
                            assertThat(keys.find(key.id())).contains(key.blocked(key.revision()));
                            assertThat(elsewhere(key.id())).contains(key);
                        });

        assertThat(keys.find(key.id())).contains(key.blocked(key.revision()));
    }

    @Test
    void a_change_that_is_undone_was_never_seen() {
        var key = aKey().build();
        keys.add(key);
        Runnable failing =
                () -> {
                    keys.change(key.id(), it -> it.blocked(it.revision()));
                    keys.find(key.id());
                    throw new IllegalStateException("on purpose");
                };

        assertThatThrownBy(() -> DATABASE.transactions().run(failing)).hasMessage("on purpose");

        assertThat(keys.find(key.id())).contains(key);
    }

    /** What another thread, with a connection of its own, is told by the same node. */
    private Optional<VirtualKey> elsewhere(KeyId id) {
        var found = new CompletableFuture<Optional<VirtualKey>>();
        Thread.ofVirtual().start(() -> found.complete(keys.find(id)));
        return found.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void a_cursor_with_an_impossible_character_is_refused() {
        assertThatThrownBy(() -> keys.list(KeyFilter.ALL, ListQuery.after("a\0", 1)))
                .isInstanceOf(Refusal.InvalidInput.class);
    }
}
