package dev.tunegate.persistence.finetuning;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static dev.tunegate.domain.access.CallerFixture.BOB;
import static dev.tunegate.domain.access.CallerFixture.administrator;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.FineTuningJobs.JobFilter;
import dev.tunegate.domain.finetuning.FineTuningJobsContract;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.Progress;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.finetuning.WandbIntegration;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** Jobs in a real database. */
final class JdbcFineTuningJobsTest implements FineTuningJobsContract {

    private static final TestDatabase DATABASE = new TestDatabase();

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

    @Override
    public FineTuningJobs jobs() {
        return jobs;
    }

    @Override
    public Transactions transactions() {
        return DATABASE.transactions();
    }

    private static FineTuningJob with(FineTuningJob job, Progress progress) {
        return new FineTuningJob(
                job.id(),
                job.requester(),
                job.request(),
                job.placement(),
                progress,
                job.createdAt());
    }

    @Test
    void a_job_comes_back_as_it_was_added() {
        var wandb =
                new WandbIntegration(
                        "fjord", Optional.of("run 1"), Optional.of("team"), List.of("a", "ø"));
        var job =
                added(
                        aJob().bearingKey("once")
                                .validatedWith(FileId.fresh())
                                .by(
                                        new TrainingMethod.Dpo(
                                                new Hyperparameters(
                                                        Optional.of(3),
                                                        Optional.of(8),
                                                        Optional.of(new BigDecimal("1E+2"))),
                                                Optional.of(new BigDecimal("0.10"))))
                                .with(
                                        new TrainingRequest.Options(
                                                Optional.of("søk"), 2_147_483_647, List.of(wandb)))
                                .noting(Map.of("project", "søk", "empty", ""))
                                .attempting()
                                .createdAt(Instant.parse("2026-01-15T10:00:00.123456Z")));

        assertThat(jobs.find(job.id())).contains(job);
        assertThat(jobs.visibleTo(alice(), job.id())).contains(job);
    }

    @Test
    void what_a_job_came_to_is_stored_whole() {
        var job = added(aJob().running());
        var result =
                new Progress.Result(
                        Optional.of(Instant.parse("2026-01-15T11:00:00.5Z")),
                        Optional.of(new ModelName("ft:gpt-4o-mini:openai::abcdEFGH")),
                        List.of(FileId.fresh(), FileId.fresh()),
                        Optional.of(new JobError("odd", "It half broke.", Optional.of("seed"))));
        var figures =
                new ProviderJob.Figures(
                        Optional.of(4_000_000_000L),
                        Optional.of(Instant.parse("2026-01-15T10:59:00Z")),
                        new Hyperparameters(
                                Optional.of(4), Optional.empty(), Optional.of(BigDecimal.ONE)));
        var ended = with(job, new Progress(JobStatus.SUCCEEDED, result, figures));

        var stored = jobs.change(job.id(), _ -> ended);

        assertThat(stored).contains(ended);
        assertThat(jobs.find(job.id())).contains(ended);
    }

    @Test
    void times_are_kept_to_the_microsecond_and_never_rounded_up() {
        var job = added(aJob().createdAt(Instant.parse("2026-01-15T10:00:00.999999999Z")));

        assertThat(jobs.find(job.id()))
                .map(FineTuningJob::createdAt)
                .contains(Instant.parse("2026-01-15T10:00:00.999999Z"));
    }

    @Test
    void characters_that_the_database_cannot_hold_are_replaced() {
        var job = added(aJob().noting(Map.of("k\0", "v\0")).bearingKey("key\0"));

        var found = jobs.findByIdempotencyKey(ALICE, "key\0", Instant.EPOCH).orElseThrow();

        assertThat(found.id()).isEqualTo(job.id());
        assertThat(found.request().metadata().pairs())
                .containsExactly(Map.entry("k\uFFFD", "v\uFFFD"));
    }

    @Test
    void impossible_characters_in_a_question_find_nothing_and_break_nothing() {
        added(aJob().noting(Map.of("team", "fjord")));
        var filter =
                new JobFilter(
                        Map.of("team\0", "\0"),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        assertThat(jobs.list(alice(), filter, ListQuery.first(5)).items()).isEmpty();
        assertThatThrownBy(() -> jobs.list(alice(), JobFilter.NONE, ListQuery.after("ftjob-\0", 5)))
                .isInstanceOf(Refusal.InvalidInput.class);
    }

    @Test
    void all_filters_hold_together() {
        var wanted = added(aJob().running().noting(Map.of("team", "fjord", "env", "prod")));
        added(aJob().running().noting(Map.of("team", "fjord", "env", "test")));
        added(aJob().queued().noting(Map.of("team", "fjord", "env", "prod")));
        added(aJob().running().ownedBy(BOB).noting(Map.of("team", "fjord", "env", "prod")));
        added(aJob().running().training("other").noting(Map.of("team", "fjord", "env", "prod")));
        var filter =
                new JobFilter(
                        Map.of("team", "fjord", "env", "prod"),
                        false,
                        Optional.of(JobStatus.RUNNING),
                        Optional.of(wanted.request().model()),
                        Optional.of(ALICE),
                        Optional.empty());

        var page = jobs.list(administrator(), filter, ListQuery.first(10));

        assertThat(page.items()).containsExactly(wanted);
        assertThat(page.hasMore()).isFalse();
    }

    @Test
    void one_run_belongs_to_one_job() {
        added(aJob().at("openai-1").queued().submittedAs("run-1"));

        assertThatThrownBy(() -> added(aJob().at("openai-1").queued().submittedAs("run-1")))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void a_run_is_found_at_its_own_deployment_alone() {
        var job = added(aJob().at("openai-1").queued().submittedAs("run-1"));
        var run = job.placement().run().orElseThrow();

        assertThat(jobs.findByRun(new DeploymentId("openai-1"), run)).contains(job);
        assertThat(jobs.findByRun(new DeploymentId("openai-2"), run)).isEmpty();
    }

    @Test
    void a_removed_job_takes_its_log_with_it() {
        var job = added(aJob());
        DATABASE.db()
                .sql(
                        """
                        INSERT INTO job_event (id, job_id, key, created_at, level, message)
                        VALUES ('ftevent-1', ?, 'created', now(), 'INFO', 'Created')
                        """)
                .param(job.id().value())
                .update();

        jobs.remove(job.id());

        assertThat(jobs.find(job.id())).isEmpty();
        assertThat(DATABASE.db().sql("SELECT id FROM job_event").query().listOfRows()).isEmpty();
    }
}
