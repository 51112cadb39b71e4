package dev.tunegate.application.finetuning;

import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderAccount;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningProvider.MarkedRun;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.Placement;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.RunFixture;
import dev.tunegate.domain.provider.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepStraysTest {

    private final TuningHouse house = new TuningHouse();

    @Test
    void a_run_whose_job_waits_for_it_is_adopted() {
        var job = house.attempting();
        var run = started(job);

        house.sweep().sweep();

        assertThat(house.now(job.id()).placement().run()).contains(run.id());
        house.pass(Duration.ofHours(1));
        assertThat(house.provider.runs(job.id())).isEqualTo(1);
    }

    @Test
    void a_run_of_a_job_that_was_given_back_is_adopted_and_not_started_again() {
        var job = house.stored(aJob());
        var run = started(job);

        house.sweep().sweep();
        house.pass(Duration.ofHours(1));

        assertThat(house.now(job.id()).placement().run()).contains(run.id());
        assertThat(house.provider.runs(job.id())).isEqualTo(1);
    }

    @Test
    void of_two_runs_the_younger_is_ended_and_the_job_goes_on() {
        var job = house.attempting();
        var older = started(job);
        var younger = started(job);

        house.sweep().sweep();

        assertThat(house.now(job.id()).placement().run()).contains(older.id());
        assertThat(statusOf(older)).isEqualTo(JobStatus.VALIDATING_FILES);
        assertThat(statusOf(younger)).isEqualTo(JobStatus.CANCELLED);
        house.provider.moveTo(job.id(), JobStatus.SUCCEEDED);
        house.pass(Duration.ofHours(1));
        assertThat(house.now(job.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void a_surplus_run_that_has_ended_is_left_alone() {
        var job = house.attempting();
        started(job);
        started(job);
        house.sweep().sweep();
        int calls = house.provider.onCancel().calls();

        house.sweep().sweep();

        assertThat(house.provider.onCancel().calls()).isEqualTo(calls);
    }

    @Test
    void the_run_of_a_cancelled_job_that_goes_on_is_ended() {
        var job = house.attempting();
        var run = started(job);
        house.jobs.change(job.id(), it -> it.cancelled(house.clock.instant()));

        house.sweep().sweep();
        house.pass(Duration.ofSeconds(1));

        assertThat(statusOf(run)).isEqualTo(JobStatus.CANCELLED);
        assertThat(house.now(job.id()).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void a_run_that_ended_a_job_is_left_alone() {
        var job = house.created();
        house.provider.moveTo(job.id(), JobStatus.SUCCEEDED);
        house.pass(Duration.ofMinutes(1));

        house.sweep().sweep();

        assertThat(house.provider.onCancel().calls()).isZero();
        assertThat(house.now(job.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void an_adopted_run_that_has_succeeded_gives_its_model() {
        var job = house.attempting();
        started(job);
        house.provider.moveTo(job.id(), JobStatus.SUCCEEDED);

        house.sweep().sweep();
        house.pass(Duration.ofSeconds(1));

        assertThat(house.now(job.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(house.models.list(alice())).hasSize(1);
    }

    @Test
    void a_run_of_an_unknown_job_is_not_touched() {
        var unknown = aJob().build();
        var run = started(unknown);

        house.sweep().sweep();

        assertThat(statusOf(run)).isEqualTo(JobStatus.VALIDATING_FILES);
    }

    @Test
    void a_run_at_another_deployment_than_its_jobs_is_not_touched() {
        var job = house.attempting();
        var run = house.provider.start(house.second, RunFixture.anOrderFor(job, "copy-2"));

        house.sweep().sweep();

        assertThat(house.now(job.id()).placement()).isInstanceOf(Placement.Attempting.class);
        assertThat(run.status()).isEqualTo(JobStatus.VALIDATING_FILES);
    }

    @Test
    void a_provider_that_is_away_is_swept_the_next_time() {
        var job = house.attempting();
        started(job);
        house.provider.onMarked().next(Reaction.BE_UNAVAILABLE);
        house.sweep().sweep();
        assertThat(house.now(job.id()).placement()).isInstanceOf(Placement.Attempting.class);

        house.sweep().sweep();

        assertThat(house.now(job.id()).placement()).isInstanceOf(Placement.Submitted.class);
    }

    @Test
    void a_stray_that_cannot_be_ended_does_not_keep_the_others() {
        var stubborn = house.attempting();
        started(stubborn);
        started(stubborn);
        var other = house.attempting();
        started(other);
        house.provider.onCancel().usually(Reaction.REFUSE);

        house.sweep().sweep();

        assertThat(house.now(other.id()).placement()).isInstanceOf(Placement.Submitted.class);
    }

    @Test
    void a_provider_without_training_does_not_keep_the_others() {
        var job = house.attempting();
        started(job);
        house.deployments.set(aDeployment().withId("oracle-1").at("oracle").build(), house.first);

        house.sweep().sweep();

        assertThat(house.now(job.id()).placement()).isInstanceOf(Placement.Submitted.class);
    }

    private ProviderJob started(FineTuningJob job) {
        return house.provider.start(house.first, RunFixture.anOrderFor(job, "copy-1"));
    }

    private JobStatus statusOf(ProviderJob run) {
        List<MarkedRun> all = house.provider.marked(house.first, Instant.EPOCH);
        return all.stream()
                .map(MarkedRun::run)
                .filter(it -> it.id().equals(run.id()))
                .findFirst()
                .orElseThrow()
                .status();
    }

    @Test
    void a_stray_run_at_an_account_that_serves_any_model_is_adopted_too() {
        var connection = new Connection("east", Optional.empty(), Optional.empty(), Map.of());
        var account =
                new ProviderAccount(
                        new DeploymentId("acct-1"), house.first.provider(), connection, Map.of());
        house.deployments.set(new ModelCatalog(List.of(), List.of(account)));
        var at = account.serving(new ModelName("gpt-35-turbo"));
        var job = house.stored(aJob().at(at));
        var order = RunFixture.anOrderFor(job, "copy-1");
        var run = house.provider.start(account.serving(new ModelName("any")), order);

        house.sweep().sweep();

        assertThat(house.now(job.id()).placement().run()).contains(run.id());
    }
}
