package dev.tunegate.persistence.finetuning;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs.JobFilter;
import dev.tunegate.domain.finetuning.Fingerprint;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.Placement.Attempting;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many threads, each with a connection of its own, at the same jobs. */
final class RacingJobsTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Instant START = JobFixture.CREATED_AT;
    private static final int THREADS = 6;

    private final JdbcFineTuningJobs jobs =
            new JdbcFineTuningJobs(DATABASE.db(), DATABASE.transactions(), TestSeals.ids());

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("fine_tuning_job");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private FineTuningJob added(JobFixture fixture) {
        var job = fixture.build();
        jobs.addUnlessRepeated(job, Optional::empty);
        return job;
    }

    private static long count() {
        return DATABASE.db()
                .sql("SELECT count(*) FROM fine_tuning_job")
                .query(Columns::firstNumber)
                .single();
    }

    @Test
    void equal_requests_at_one_moment_make_one_job() {
        var print = new Fingerprint("12".repeat(32));
        Set<JobId> answers = ConcurrentHashMap.newKeySet();

        Race.of(
                THREADS,
                () -> {
                    var mine = aJob().fingerprinted(print).build();
                    var former =
                            DATABASE.transactions()
                                    .call(
                                            () ->
                                                    jobs.addUnlessRepeated(
                                                            mine,
                                                            () ->
                                                                    jobs.findByFingerprint(
                                                                            ALICE,
                                                                            print,
                                                                            Instant.EPOCH)));
                    answers.add(former.orElse(mine).id());
                });

        assertThat(count()).isEqualTo(1);
        assertThat(answers).hasSize(1);
    }

    @Test
    void one_idempotency_key_makes_one_job_whatever_is_asked() {
        var number = new AtomicInteger(10);
        Set<JobId> answers = ConcurrentHashMap.newKeySet();

        Race.of(
                THREADS,
                () -> {
                    var print =
                            new Fingerprint(String.valueOf(number.getAndIncrement()).repeat(32));
                    var mine = aJob().fingerprinted(print).bearingKey("once").build();
                    var former =
                            jobs.addUnlessRepeated(
                                    mine,
                                    () -> jobs.findByIdempotencyKey(ALICE, "once", Instant.EPOCH));
                    answers.add(former.orElse(mine).id());
                });

        assertThat(count()).isEqualTo(1);
        assertThat(answers).hasSize(1);
    }

    @Test
    void requests_that_share_a_fingerprint_and_swap_keys_do_not_block_each_other() {
        var number = new AtomicInteger();

        Race.of(
                THREADS,
                () -> {
                    for (int i = 0; i < 10; i++) {
                        int turn = number.getAndIncrement();
                        var print = new Fingerprint((turn % 2 == 0 ? "aa" : "bb").repeat(32));
                        added(aJob().fingerprinted(print).bearingKey("key-" + turn / 2 % 2));
                    }
                });

        assertThat(count()).isEqualTo(THREADS * 10);
    }

    @Test
    void no_change_is_lost_when_many_change_one_job() {
        var job = added(aJob());

        Race.of(
                THREADS,
                () -> {
                    for (int i = 0; i < 10; i++) {
                        jobs.change(job.id(), it -> it.attempting(START, Duration.ofMinutes(1)));
                    }
                });

        assertThat(jobs.find(job.id()))
                .map(FineTuningJob::placement)
                .map(Attempting.class::cast)
                .map(Attempting::number)
                .contains(THREADS * 10);
    }

    @Test
    void a_walk_over_pages_sees_each_job_once_while_others_are_added() {
        var old = new ArrayList<JobId>();
        for (int i = 0; i < 100; i++) {
            // Several share one moment, so that their ids must settle the order.
            old.add(added(aJob().createdAt(START.plusSeconds(i / 4))).id());
        }
        var walker = new AtomicInteger();
        List<JobId> seen = new ArrayList<>();

        Race.of(
                3,
                () -> {
                    if (walker.getAndIncrement() == 0) {
                        seen.addAll(walk());
                    } else {
                        for (int i = 0; i < 100; i++) {
                            added(aJob().createdAt(START.plusSeconds(1000 + i)));
                        }
                    }
                });

        assertThat(seen).doesNotHaveDuplicates().containsAll(old);
        assertThat(count()).isEqualTo(300);
    }

    private List<JobId> walk() {
        var seen = new ArrayList<JobId>();
        var query = ListQuery.first(7);
        boolean more = true;
        while (more) {
            var page = jobs.list(alice(), JobFilter.NONE, query);
            page.items().forEach(it -> seen.add(it.id()));
            query = ListQuery.after(seen.getLast().value(), 7);
            more = page.hasMore();
        }
        return seen;
    }

    @Test
    void both_directions_show_the_same_jobs() {
        var all = new HashSet<JobId>();
        for (int i = 0; i < 20; i++) {
            all.add(added(aJob().createdAt(START.plusSeconds(i / 4))).id());
        }
        var oldestFirst = new ListQuery(Optional.empty(), 50, ListQuery.Order.OLDEST_FIRST);

        var forth = jobs.list(alice(), JobFilter.NONE, oldestFirst).items();
        var back = jobs.list(alice(), JobFilter.NONE, ListQuery.first(50)).items();

        assertThat(forth).extracting(FineTuningJob::id).containsExactlyInAnyOrderElementsOf(all);
        assertThat(forth.reversed()).isEqualTo(back);
    }
}
