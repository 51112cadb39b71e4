package dev.tunegate.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import dev.tunegate.domain.shared.ErrandsContract;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.domain.shared.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Errands as db-scheduler sees them. */
final class ScheduledErrandsTest implements ErrandsContract {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();
    private final OneTimeTask<Void> following =
            Tasks.oneTime("follow-job").execute((instance, _) -> ran.add(instance.getId()));
    private final SchedulerClient scheduler =
            SchedulerClient.Builder.create(DATABASE.source(), following).build();
    private final ScheduledErrands errands = new ScheduledErrands(DATABASE.db());

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("scheduled_tasks");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public Errands errands() {
        return errands;
    }

    @Override
    public Transactions transactions() {
        return DATABASE.transactions();
    }

    @Override
    public Optional<Instant> planned(Errand errand, String id) {
        return scheduler
                .getScheduledExecution(TaskInstanceId.of(ErrandTasks.nameOf(errand), id))
                .map(ScheduledExecution::getExecutionTime);
    }

    @Test
    void what_is_being_run_is_left_alone() {
        errands.plan(Errand.FOLLOW_JOB, "ftjob-1", NOON);
        DATABASE.db().sql("UPDATE scheduled_tasks SET picked = true, version = 7").update();

        errands.plan(Errand.FOLLOW_JOB, "ftjob-1", NOON.plusSeconds(60));

        assertThat(planned(Errand.FOLLOW_JOB, "ftjob-1")).contains(NOON);
        assertThat(
                        DATABASE.db()
                                .sql("SELECT version FROM scheduled_tasks")
                                .query(Columns::firstNumber)
                                .single())
                .isEqualTo(7);
    }

    @Test
    void equal_plans_at_one_moment_do_not_hurt_each_other() {
        Race.of(
                6,
                () ->
                        DATABASE.transactions()
                                .run(
                                        () -> {
                                            errands.plan(Errand.FOLLOW_JOB, "ftjob-1", NOON);
                                            errands.plan(Errand.FOLLOW_JOB, "ftjob-2", NOON);
                                        }));

        assertThat(scheduler.getScheduledExecutions()).hasSize(2);
    }

    @Test
    void a_running_scheduler_does_what_was_planned() throws InterruptedException {
        var running =
                Scheduler.create(DATABASE.source(), following)
                        .pollingInterval(Duration.ofMillis(50))
                        .build();
        running.start();

        try {
            errands.plan(Errand.FOLLOW_JOB, "ftjob-1", NOON);

            assertThat(ran.poll(20, TimeUnit.SECONDS)).isEqualTo("ftjob-1");
        } finally {
            running.stop();
        }
    }

    @Test
    void every_errand_has_a_task_of_its_own() {
        assertThat(Errand.values())
                .extracting(ErrandTasks::nameOf)
                .containsExactly(
                        "pursue-submission",
                        "follow-job",
                        "replicate-file",
                        "remove-copy",
                        "reseal-secrets",
                        "deliver-webhook",
                        "log-run",
                        "pursue-batch",
                        "follow-batch");
    }
}
