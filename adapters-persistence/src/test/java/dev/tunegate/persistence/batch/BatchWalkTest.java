package dev.tunegate.persistence.batch;

import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.batch.BatchFixture.aBatch;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.CallerFixture;
import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import dev.tunegate.persistence.shared.Walks;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lists of batches while some are made and others end, on two nodes. None is ever deleted. */
@Timeout(40)
final class BatchWalkTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final int SEEDS = 1000;
    private static final int MORE = 250;

    private final JdbcBatches here = node();
    private final JdbcBatches there = node();

    private static JdbcBatches node() {
        return new JdbcBatches(DATABASE.db(), DATABASE.transactions(), TestSeals.ids());
    }

    @BeforeEach
    void empty() {
        DATABASE.empty("batch");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static String batch(JdbcBatches node, Instant at) {
        var batch = aBatch().createdAt(at).build();
        node.addUnlessRepeated(batch, Optional::empty);
        return batch.id().value();
    }

    private Listing<String> hers(ListQuery query) {
        return here.list(alice(), query).map(it -> it.id().value());
    }

    private Listing<String> everybodys(ListQuery query) {
        return here.list(Caller.administrator(), query).map(it -> it.id().value());
    }

    @Test
    void batches_have_no_gap_and_no_repeat_whatever_is_made_and_ends_meanwhile() {
        var seeds = IntStream.range(0, SEEDS).mapToObj(it -> batch(here, Walks.time(it))).toList();

        Walks.underWriters(this::hers, Walks.BOTH, new HashSet<>(seeds), writers(seeds));
    }

    @Test
    void the_list_of_all_batches_does_likewise() {
        var seeds = IntStream.range(0, SEEDS).mapToObj(it -> batch(here, Walks.time(it))).toList();

        Walks.underWriters(this::everybodys, Walks.BOTH, new HashSet<>(seeds), writers(seeds));
    }

    private List<Runnable> writers(List<String> seeds) {
        return List.of(
                writer(here, Duration.ZERO),
                writer(there, Duration.ofSeconds(-2)),
                Walks.writer(MORE, SEEDS, Duration.ofNanos(500_000), this::his),
                () -> Walks.every(seeds, 3).forEach(this::cancel));
    }

    private static Runnable writer(JdbcBatches node, Duration skew) {
        return Walks.writer(MORE, SEEDS, skew, it -> batch(node, it));
    }

    private void his(Instant at) {
        there.addUnlessRepeated(
                aBatch().ownedBy(CallerFixture.BOB).createdAt(at).build(), Optional::empty);
    }

    private void cancel(String id) {
        there.change(new BatchId(id), it -> it.cancelled(it.createdAt()));
    }
}
