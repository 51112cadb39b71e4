package dev.tunegate.persistence.finetuning;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.ListQuery.Order;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import dev.tunegate.persistence.shared.Walks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A job's log while several nodes write into it: events that claim to be old, whole batches that
 * are committed late, and the same events from two nodes.
 */
@Timeout(40)
final class EventWalkTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final int BATCHES = 60;
    private static final int BATCH = 5;

    private final JdbcJobLog east = node();
    private final JdbcJobLog west = node();
    private JobId job = JobId.fresh();

    private static JdbcJobLog node() {
        return new JdbcJobLog(DATABASE.db(), DATABASE.transactions(), TestSeals.ids());
    }

    @BeforeEach
    void addJob() {
        DATABASE.empty("fine_tuning_job");
        var added = aJob().createdAt(NOON).build();
        job = added.id();
        new JdbcFineTuningJobs(DATABASE.db(), DATABASE.transactions(), TestSeals.ids())
                .addUnlessRepeated(added, Optional::empty);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private Listing<String> events(ListQuery query) {
        return east.list(job, query).map(it -> it.id().value());
    }

    /** Half of its events are an hour old, half of them another node writes as well. */
    private Runnable writer(JdbcJobLog node, String name) {
        return () ->
                IntStream.range(0, BATCHES)
                        .forEach(
                                batch -> {
                                    var events =
                                            IntStream.range(0, BATCH)
                                                    .mapToObj(it -> event(name, batch, it))
                                                    .toList();
                                    committedLate(node, events);
                                });
    }

    private static JobEvent event(String writer, int batch, int number) {
        boolean shared = number % 2 == 0;
        var key = (shared ? "shared" : writer) + ":" + batch + ":" + number;
        var at = NOON.plusSeconds(number % 2 == 0 ? -3600 : batch);
        return JobEvent.ours(key, at, JobEvent.Level.INFO, key);
    }

    private void committedLate(JdbcJobLog node, List<JobEvent> events) {
        DATABASE.transactions()
                .run(
                        () -> {
                            node.append(job, events);
                            LockSupport.parkNanos(1_000_000);
                        });
    }

    private List<Runnable> writers() {
        return List.of(writer(east, "east"), writer(west, "west"), writer(west, "third"));
    }

    private List<String> whole() {
        return Walks.walk(this::events, 100, Order.OLDEST_FIRST, _ -> {});
    }

    @Test
    void whoever_was_there_when_a_walk_began_is_met_once() {
        var seeds =
                IntStream.range(0, 1000)
                        .mapToObj(it -> JobEvent.ours("seed:" + it, NOON, JobEvent.Level.INFO, "x"))
                        .toList();
        east.append(job, seeds);
        var standing = new HashSet<>(seeds.stream().map(it -> it.id().value()).toList());

        Walks.underWriters(
                this::events, List.of(Order.NEWEST_FIRST, Order.OLDEST_FIRST), standing, writers());

        int shared = (BATCH + 1) / 2;
        int own = BATCH - shared;
        assertThat(whole()).hasSize(1000 + BATCHES * (shared + 3 * own));
    }

    /** As programs do it: read the newest until one is known. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void whoever_polls_the_newest_until_a_known_one_misses_none(int limit) {
        var writing = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var follower = CompletableFuture.supplyAsync(() -> followed(limit, writing), threads);
            var written =
                    writers().stream().map(it -> CompletableFuture.runAsync(it, threads)).toList();
            written.forEach(CompletableFuture::join);
            writing.set(false);

            assertThat(follower.join()).isEqualTo(whole());
        }
    }

    private List<String> followed(int limit, AtomicBoolean writing) {
        var followed = new ArrayList<String>();
        boolean last;
        do {
            last = !writing.get();
            followed.addAll(fresh(limit, followed));
            LockSupport.parkNanos(200_000);
        } while (!last);
        return followed;
    }

    /** What is newer than the newest known one, oldest first. */
    private List<String> fresh(int limit, List<String> followed) {
        var newest = followed.isEmpty() ? "" : followed.getLast();
        var fresh = new ArrayList<String>();
        var query = ListQuery.first(limit);
        while (true) {
            var page = events(query);
            for (var id : page.items()) {
                if (id.equals(newest)) {
                    return fresh.reversed();
                }
                fresh.add(id);
            }
            if (!page.hasMore()) {
                return fresh.reversed();
            }
            query = ListQuery.after(page.items().getLast(), limit);
        }
    }

    @Test
    void times_are_shown_in_the_order_of_the_list() {
        writers().forEach(Runnable::run);

        var times =
                east
                        .list(job, new ListQuery(Optional.empty(), 10_000, Order.OLDEST_FIRST))
                        .items()
                        .stream()
                        .map(JobEvent::createdAt)
                        .toList();

        assertThat(times).hasSizeGreaterThan(BATCHES).isSorted();
    }
}
