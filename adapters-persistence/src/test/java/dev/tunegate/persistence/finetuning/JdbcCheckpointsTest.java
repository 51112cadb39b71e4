package dev.tunegate.persistence.finetuning;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.Checkpoint;
import dev.tunegate.domain.finetuning.CheckpointId;
import dev.tunegate.domain.finetuning.Checkpoints;
import dev.tunegate.domain.finetuning.CheckpointsContract;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checkpoints in a real database. */
final class JdbcCheckpointsTest implements CheckpointsContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcCheckpoints checkpoints = new JdbcCheckpoints(DATABASE.db());
    private FineTuningJob job = aJob().build();

    @BeforeEach
    void addJob() {
        DATABASE.empty("fine_tuning_job");
        job = aJob().build();
        new JdbcFineTuningJobs(DATABASE.db(), DATABASE.transactions(), TestSeals.ids())
                .addUnlessRepeated(job, Optional::empty);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public Checkpoints checkpoints() {
        return checkpoints;
    }

    @Override
    public JobId aTrainedJob() {
        var added = aJob().build();
        new JdbcFineTuningJobs(DATABASE.db(), DATABASE.transactions(), TestSeals.ids())
                .addUnlessRepeated(added, Optional::empty);
        return added.id();
    }

    private static Checkpoint at(long step) {
        return new Checkpoint(
                CheckpointId.fresh(),
                new ModelName("ft:gpt-4o-mini:openai::abcdEFGH:ckpt-step-" + step),
                step,
                JobFixture.CREATED_AT,
                Map.of("train_loss", new BigDecimal("0.250")));
    }

    @Test
    void checkpoints_come_back_whole_the_latest_step_first() {
        var ninth = at(9);
        var tenth = at(10);

        checkpoints.add(job.id(), List.of(ninth, tenth));

        assertThat(checkpoints.list(job.id(), ListQuery.first(5)).items())
                .containsExactly(tenth, ninth);
    }

    @Test
    void a_step_that_many_report_at_once_is_added_once() {
        Race.of(6, () -> checkpoints.add(job.id(), List.of(at(1), at(2))));

        assertThat(checkpoints.list(job.id(), ListQuery.first(10)).items())
                .extracting(Checkpoint::step)
                .containsExactly(2L, 1L);
    }
}
