package dev.tunegate.domain.finetuning;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static dev.tunegate.domain.access.CallerFixture.BOB;
import static dev.tunegate.domain.access.CallerFixture.administrator;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static dev.tunegate.domain.access.IdentityFixture.carol;
import static dev.tunegate.domain.access.IdentityFixture.carolThrough;
import static dev.tunegate.domain.finetuning.JobFixture.CREATED_AT;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static dev.tunegate.domain.organization.Limits.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.IdentityFixture;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.domain.shared.Transactions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every collection of jobs must do, lists and repetitions aside: see {@link
 * FineTuningJobsListContract} and {@link RepeatedJobsContract}. Each test begins with an empty one.
 */
public interface FineTuningJobsContract extends FineTuningJobsListContract, RepeatedJobsContract {

    @Override
    FineTuningJobs jobs();

    @Override
    Transactions transactions();

    @Test
    default void a_new_job_comes_back_as_it_was_added() {
        var job = added(aJob());

        assertThat(jobs().find(job.id())).contains(job);
        assertThat(jobs().find(JobId.fresh())).isEmpty();
    }

    @Test
    default void a_job_with_everything_comes_back_as_it_was_added() {
        var wandb =
                new WandbIntegration(
                        "project", Optional.of("n"), Optional.of("e"), List.of("b", "a"));
        var plain = new WandbIntegration("other", Optional.empty(), Optional.empty(), List.of());
        var settings =
                new Hyperparameters(
                        Optional.of(3), Optional.of(8), Optional.of(new BigDecimal("0.25")));
        var job =
                added(
                        aJob().madeBy(carol())
                                .at("azure.eu:1")
                                .training("org/model:v1")
                                .validatedWith(FileId.fresh())
                                .by(
                                        new TrainingMethod.Dpo(
                                                settings, Optional.of(new BigDecimal("0.1"))))
                                .with(
                                        new TrainingRequest.Options(
                                                Optional.of("größe-1"),
                                                Integer.MAX_VALUE,
                                                List.of(wandb, plain)))
                                .noting(Map.of("k", "värde \"x\"", "empty", ""))
                                .bearingKey("key-1")
                                .attempting());

        assertThat(jobs().find(job.id())).contains(job);
    }

    @Test
    default void a_reinforcement_job_comes_back_as_it_was_added() {
        var effort =
                new TrainingMethod.Reinforcement.Effort(
                        Optional.of("high"),
                        Optional.of(new BigDecimal("1.5")),
                        Optional.of(5),
                        Optional.empty());
        var method =
                new TrainingMethod.Reinforcement(
                        Hyperparameters.AUTO,
                        effort,
                        "{\"type\":\"string_check\",\"name\":\"größe\"}",
                        Optional.of("{\"type\":\"json_schema\"}"));
        var options =
                new TrainingRequest.Options(
                        Optional.empty(), 1, List.of(), Map.of("adapter_size", "4", "lora", ""));

        var job = added(aJob().by(method).with(options));

        assertThat(jobs().find(job.id())).contains(job);
    }

    @Test
    default void jobs_of_every_status_come_back_as_they_were_added() {
        for (var status : JobStatus.values()) {
            var job = added(aJob().in(status));

            assertThat(jobs().find(job.id())).contains(job);
        }
    }

    @Test
    default void what_a_provider_reports_is_stored() {
        var job = added(aJob().running());
        var figures =
                new ProviderJob.Figures(
                        Optional.of(123_456_789_012L),
                        Optional.of(CREATED_AT.plusSeconds(900)),
                        new Hyperparameters(
                                Optional.of(3), Optional.of(1), Optional.of(BigDecimal.TWO)));
        var end = RunFixture.aRun("run-" + job.id(), JobStatus.SUCCEEDED);
        var run = new ProviderJob(end.id(), end.status(), end.outcome(), figures);
        var files = List.of(FileId.fresh());

        var changed = jobs().change(job.id(), it -> it.reported(run, files, CREATED_AT));

        assertThat(changed).contains(job.reported(run, files, CREATED_AT));
        assertThat(jobs().find(job.id())).isEqualTo(changed);
    }

    @Test
    default void every_placement_is_stored() {
        var job = added(aJob());
        var patience = Duration.ofSeconds(30);
        var run = RunFixture.aRun("run-1", JobStatus.QUEUED);

        var attempting = jobs().change(job.id(), it -> it.attempting(CREATED_AT, patience));
        assertThat(jobs().find(job.id())).isEqualTo(attempting);

        var unclear = jobs().change(job.id(), it -> it.unclear(CREATED_AT.plusSeconds(99)));
        assertThat(jobs().find(job.id())).isEqualTo(unclear);

        var submitted = jobs().change(job.id(), it -> it.submitted(run, CREATED_AT));
        assertThat(jobs().find(job.id())).isEqualTo(submitted);
        assertThat(submitted.orElseThrow().placement().run()).contains(run.id());
    }

    @Test
    default void nothing_is_changed_where_there_is_no_job() {
        assertThat(jobs().change(JobId.fresh(), it -> it.cancelled(CREATED_AT))).isEmpty();
    }

    @Test
    default void changes_at_the_same_moment_do_not_lose_one_another() {
        var job = added(aJob());

        Race.of(
                4,
                () -> IntStream.range(0, 5).forEach(_ -> jobs().change(job.id(), this::attempted)));

        assertThat(jobs().find(job.id()).map(FineTuningJob::placement))
                .contains(new Placement.Chosen(job.placement().site(), 20));
    }

    private FineTuningJob attempted(FineTuningJob job) {
        return job.attempting(CREATED_AT, Duration.ofSeconds(1)).notTaken();
    }

    @Test
    default void a_removed_job_is_gone_and_removing_it_again_does_nothing() {
        var job = added(aJob().bearingKey("key-1"));
        var other = added(aJob());

        jobs().remove(job.id());
        jobs().remove(job.id());

        assertThat(jobs().find(job.id())).isEmpty();
        assertThat(jobs().find(other.id())).contains(other);
        assertThat(jobs().findByIdempotencyKey(ALICE, "key-1", CREATED_AT.minusSeconds(1)))
                .isEmpty();
    }

    @Test
    default void a_job_is_seen_by_its_owner_and_by_administrators() {
        var job = added(aJob().ownedBy(ALICE));

        assertThat(jobs().visibleTo(alice(), job.id())).contains(job);
        assertThat(jobs().visibleTo(administrator(), job.id())).contains(job);
        assertThat(jobs().visibleTo(Caller.gateway(), job.id())).contains(job);
        assertThat(jobs().visibleTo(bob(), job.id())).isEmpty();
    }

    @Test
    default void a_job_is_found_by_its_run_at_its_deployment() {
        var job = added(aJob().at("openai-1").submittedAs("run-1").running());
        added(aJob().at("openai-1"));
        var run = new ProviderJobId("run-1");

        assertThat(jobs().findByRun(new DeploymentId("openai-1"), run)).contains(job);
        assertThat(jobs().findByRun(new DeploymentId("openai-2"), run)).isEmpty();
        assertThat(jobs().findByRun(new DeploymentId("openai-1"), new ProviderJobId("run-2")))
                .isEmpty();
    }

    @Test
    default void unfinished_jobs_are_counted_for_each_deployment() {
        var busy = new DeploymentId("busy");
        var calm = new DeploymentId("calm");
        var idle = new DeploymentId("idle");
        added(aJob().at("busy"));
        added(aJob().at("busy").ownedBy(BOB).attempting());
        added(aJob().at("busy").running());
        added(aJob().at("busy").succeeded());
        added(aJob().at("calm").queued());
        added(aJob().at("idle").failed());
        added(aJob().at("unasked"));

        var counted = jobs().unfinished(Set.of(busy, calm, idle));

        assertThat(counted).containsEntry(busy, 3L).containsEntry(calm, 1L);
        assertThat(counted.getOrDefault(idle, 0L)).isZero();
        assertThat(counted)
                .containsOnlyKeys(
                        counted.containsKey(idle)
                                ? List.of(busy, calm, idle)
                                : List.of(busy, calm));
    }

    @Test
    default void unfinished_jobs_are_counted_for_whom_they_were_made() {
        added(aJob().madeBy(carol()).running());
        added(aJob().madeBy(carolThrough(KeyId.fresh())));
        added(aJob().madeBy(carol()).succeeded());
        added(aJob());

        assertThat(unfinished(Quota.of(IdentityFixture.KEY, NONE))).isEqualTo(1);
        assertThat(unfinished(Quota.of(IdentityFixture.USER, NONE))).isEqualTo(2);
        assertThat(unfinished(Quota.of(IdentityFixture.TEAM, NONE))).isEqualTo(2);
        assertThat(unfinished(Quota.of(IdentityFixture.ORGANIZATION, NONE))).isEqualTo(2);
        assertThat(unfinished(Quota.of(KeyId.fresh(), NONE))).isZero();
    }

    private long unfinished(Quota quota) {
        return transactions().call(() -> jobs().unfinishedUnder(quota));
    }

    @Test
    default void many_who_count_before_they_add_never_add_too_much() {
        var quota = Quota.of(IdentityFixture.TEAM, NONE);

        Race.of(6, () -> transactions().run(() -> addWithin(quota, 3)));

        assertThat(unfinished(quota)).isEqualTo(3);
    }

    private void addWithin(Quota quota, long most) {
        if (jobs().unfinishedUnder(quota) < most) {
            added(aJob().madeBy(carol()));
        }
    }

    @Test
    default void jobs_that_still_need_a_file_are_found() {
        var file = FileId.fresh();
        var training = added(aJob().learningFrom(file).running());
        var validating = added(aJob().ownedBy(BOB).validatedWith(file));
        var perhapsRunning = added(aJob().learningFrom(file).cancelled().attempting());
        added(aJob().learningFrom(file).succeeded());
        added(aJob().running());

        assertThat(jobs().unfinishedUsing(file))
                .containsExactlyInAnyOrder(training.id(), validating.id(), perhapsRunning.id());
    }
}
