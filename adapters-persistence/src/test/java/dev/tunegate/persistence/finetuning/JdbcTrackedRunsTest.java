package dev.tunegate.persistence.finetuning;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.TrackedRun;
import dev.tunegate.domain.finetuning.TrackedRunId;
import dev.tunegate.domain.finetuning.TrackedRuns;
import dev.tunegate.domain.finetuning.TrackedRunsContract;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tracked runs in a real database. */
final class JdbcTrackedRunsTest implements TrackedRunsContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcFineTuningJobs jobs =
            new JdbcFineTuningJobs(DATABASE.db(), DATABASE.transactions(), TestSeals.ids());
    private final JdbcTrackedRuns runs = new JdbcTrackedRuns(DATABASE.db(), DATABASE.transactions());

    @BeforeEach
    void empty() {
        DATABASE.empty("fine_tuning_job");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public TrackedRuns runs() {
        return runs;
    }

    @Override
    public JobId aTrackedJob() {
        var job = aJob().build();
        jobs.addUnlessRepeated(job, Optional::empty);
        return job.id();
    }

    @Test
    void runs_go_with_their_job() {
        var job = aTrackedJob();
        runs.add(TrackedRun.planned(job, TrackedRunId.of(job, 1)));

        jobs.remove(job);

        assertThat(runs.of(job)).isEmpty();
    }
}
