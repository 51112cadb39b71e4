package dev.tunegate.persistence.finetuning;

import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.file.FileFixture.aFile;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ManagedFiles.FileFilter;
import dev.tunegate.domain.finetuning.Checkpoint;
import dev.tunegate.domain.finetuning.CheckpointId;
import dev.tunegate.domain.finetuning.FineTuningJobs.JobFilter;
import dev.tunegate.domain.finetuning.Fingerprint;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.ListQuery.Order;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.persistence.file.JdbcManagedFiles;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import dev.tunegate.persistence.shared.Walks;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Lists that change while somebody goes through them: files, jobs and checkpoints. Writers are two
 * nodes whose clocks are two seconds apart, and many rows are of one moment.
 */
@Timeout(40)
final class PageWalkTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final int SEEDS = 1000;
    private static final int MORE = 250;

    private final AtomicInteger prints = new AtomicInteger();
    private final JdbcFineTuningJobs east = node();
    private final JdbcFineTuningJobs west = node();
    private final JdbcManagedFiles files =
            new JdbcManagedFiles(DATABASE.db(), DATABASE.transactions(), TestSeals.ids());
    private final JdbcManagedFiles otherFiles =
            new JdbcManagedFiles(DATABASE.db(), DATABASE.transactions(), TestSeals.ids());
    private final JdbcCheckpoints checkpoints = new JdbcCheckpoints(DATABASE.db());

    private static JdbcFineTuningJobs node() {
        return new JdbcFineTuningJobs(DATABASE.db(), DATABASE.transactions(), TestSeals.ids());
    }

    @BeforeEach
    void empty() {
        DATABASE.empty("fine_tuning_job", "managed_file");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private String job(JdbcFineTuningJobs node, Instant at) {
        var print = new Fingerprint("%064x".formatted(prints.incrementAndGet()));
        var job = aJob().fingerprinted(print).createdAt(at).build();
        node.addUnlessRepeated(job, Optional::empty);
        return job.id().value();
    }

    private Listing<String> jobs(ListQuery query) {
        return east.list(alice(), JobFilter.NONE, query).map(it -> it.id().value());
    }

    private static String file(JdbcManagedFiles node, Instant at) {
        var file = aFile().createdAt(at).build();
        node.add(file);
        return file.id().value();
    }

    private Listing<String> files(ListQuery query) {
        var all = new FileFilter(Optional.empty(), NOON);
        return files.list(alice(), all, query).map(it -> it.id().value());
    }

    private static Runnable writer(Duration skew, Consumer<Instant> write) {
        return Walks.writer(MORE, SEEDS, skew, write);
    }

    @Test
    void jobs_have_no_gap_and_no_repeat_whatever_is_created_and_undone_meanwhile() {
        var seeds = IntStream.range(0, SEEDS).mapToObj(it -> job(east, Walks.time(it))).toList();
        var doomed = Walks.every(seeds, 5);

        Walks.underWriters(
                this::jobs,
                Walks.BOTH,
                Walks.without(seeds, doomed),
                List.of(
                        writer(Duration.ZERO, it -> job(east, it)),
                        writer(Duration.ofSeconds(-2), it -> job(west, it)),
                        writer(Duration.ofNanos(500_000), it -> job(west, it)),
                        () -> doomed.forEach(it -> west.remove(new JobId(it)))));
    }

    @Test
    void files_have_no_gap_and_no_repeat_whatever_is_uploaded_and_deleted_meanwhile() {
        var seeds = IntStream.range(0, SEEDS).mapToObj(it -> file(files, Walks.time(it))).toList();
        var doomed = Walks.every(seeds, 5);

        Walks.underWriters(
                this::files,
                Walks.BOTH,
                Walks.without(seeds, doomed),
                List.of(
                        writer(Duration.ZERO, it -> file(files, it)),
                        writer(Duration.ofSeconds(-2), it -> file(otherFiles, it)),
                        () -> doomed.forEach(this::delete)));
    }

    private void delete(String id) {
        otherFiles.change(new FileId(id), it -> it.deleted(NOON));
    }

    @Test
    void a_cursor_that_is_undone_or_deleted_still_marks_its_place() {
        var jobs = IntStream.range(0, 200).mapToObj(it -> job(east, Walks.time(it))).toList();
        var kept = IntStream.range(0, 200).mapToObj(it -> file(files, Walks.time(it))).toList();

        for (var order : Walks.BOTH) {
            assertThat(Walks.walk(this::jobs, 7, order, it -> west.remove(new JobId(it))))
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(100);
            assertThat(Walks.walk(this::files, 7, order, this::delete))
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(100);
        }
        assertThat(Walks.walk(this::jobs, 7, Order.NEWEST_FIRST, it -> {}))
                .isSubsetOf(jobs)
                .hasSize(200 - 28 - 24);
        assertThat(Walks.walk(this::files, 7, Order.NEWEST_FIRST, it -> {})).isSubsetOf(kept);
    }

    @Test
    void checkpoints_have_no_gap_and_no_repeat_whatever_step_is_added_meanwhile() {
        var job = new JobId(job(east, NOON));
        var other = new JobId(job(east, NOON));
        var seeds = IntStream.range(0, 400).mapToObj(it -> checkpoint(job, it * 3L)).toList();

        Walks.underWriters(
                query -> checkpoints.list(job, query).map(it -> it.id().value()),
                Walks.BOTH,
                new HashSet<>(seeds),
                List.of(
                        () -> IntStream.range(0, 300).forEach(it -> checkpoint(job, it * 3 + 1)),
                        () -> IntStream.range(0, 300).forEach(it -> checkpoint(other, it)),
                        () -> IntStream.range(0, 300).forEach(it -> checkpoint(job, it * 3 + 2))));
    }

    private String checkpoint(JobId job, long step) {
        var added =
                new Checkpoint(
                        CheckpointId.fresh(), new ModelName("ft:m:" + step), step, NOON, Map.of());
        checkpoints.add(job, List.of(added));
        return added.id().value();
    }
}
