package dev.tunegate.application.finetuning;

import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.finetuning.RunFixture.aMetric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.provider.Source;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobError;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.TermsFixture;
import dev.tunegate.domain.finetuning.TrackedRun;
import dev.tunegate.domain.finetuning.TrackedRunId;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.finetuning.WandbIntegration;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Figures go to the experiment tracker, once each, and the job does not mind. */
class LogRunTest {

    private static final WandbIntegration LAB =
            new WandbIntegration("lab", Optional.of("first try"), Optional.empty(), List.of("a"));
    private static final WandbIntegration STAFF =
            new WandbIntegration("other", Optional.empty(), Optional.of("staff"), List.of());

    private final TuningHouse house = new TuningHouse();

    LogRunTest() {
        house.provider.taking(
                TermsFixture.with(
                        house.provider.terms(house.first),
                        TrainingTerms.INTEGRATIONS,
                        new Term.ByGateway("by the gateway", Source.of("test", "2026-11-21"))));
    }

    private FineTuningJob job(WandbIntegration... integrations) {
        var plain = TuningHouse.wanted(house.copied(), TuningHouse.identity(1));
        var wanted =
                new NewFineTuningJob(
                        plain.model(),
                        plain.choice(),
                        plain.data(),
                        plain.method(),
                        new NewFineTuningJob.Options(
                                Optional.empty(),
                                Optional.of(42),
                                List.of(integrations),
                                Metadata.NONE,
                                Map.of()),
                        plain.identity());
        return house.create().create(alice(), wanted).job();
    }

    private static TrackedRunId run(FineTuningJob job) {
        return TrackedRunId.of(job.id(), 1);
    }

    private TrackedRun kept(FineTuningJob job) {
        return house.runs.of(job.id()).getFirst();
    }

    private void log(FineTuningJob job, long from, long to) {
        house.log.append(
                job.id(), LongStream.rangeClosed(from, to).mapToObj(it -> aMetric(it)).toList());
    }

    private void end(FineTuningJob job, JobStatus status) {
        house.jobs.change(
                job.id(),
                it ->
                        status == JobStatus.CANCELLED
                                ? it.cancelled(house.clock.instant())
                                : it.failed(
                                        new JobError(
                                                "server_error", "It broke.", Optional.empty()),
                                        house.clock.instant()));
    }

    @Test
    void a_job_that_is_reported_has_its_runs_and_its_errand_from_the_start() {
        var job = job(LAB, STAFF);

        assertThat(job.request().options().integrations())
                .extracting(it -> it.run().orElseThrow().value())
                .containsExactly(job.id().value(), job.id().value() + "-2");
        assertThat(house.runs.of(job.id())).hasSize(2).allMatch(TrackedRun::isOpen);
        assertThat(house.errands.planned(Errand.LOG_RUN, job.id().value()))
                .contains(house.clock.instant());
    }

    @Test
    void a_run_says_what_it_is_made_of() {
        var job = job(LAB, STAFF);

        house.logRun().log(job.id());

        var shown = house.tracker.experiment(run(job)).orElseThrow();
        assertThat(shown.name()).isEqualTo("first try");
        assertThat(shown.words())
                .containsEntry("model", job.request().model().value())
                .containsEntry("training_file", job.request().files().training().value());
        assertThat(shown.numbers()).containsKey("seed");
        var other = house.tracker.experiment(TrackedRunId.of(job.id(), 2)).orElseThrow();
        assertThat(other.name()).isEqualTo(job.id().value() + "-2");
        assertThat(other.entity()).contains("staff");
    }

    @Test
    void a_job_that_its_provider_may_still_turn_down_has_no_run_yet() {
        house.provider.onStart().next(Reaction.BE_UNAVAILABLE);
        var job = job(LAB);

        var again = house.logRun().log(job.id());

        assertThat(again.at()).isPresent();
        assertThat(house.tracker.experiment(run(job))).isEmpty();
    }

    @Test
    void every_metric_becomes_a_row_in_its_order() {
        var job = job(LAB);
        log(job, 1, 450);
        house.logRun().log(job.id());
        log(job, 451, 455);

        house.logRun().log(job.id());

        assertThat(house.tracker.rows(run(job)))
                .extracting(row -> row.step())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 455).boxed().toList());
        assertThat(kept(job).sent()).isEqualTo(455);
    }

    @Test
    void rows_that_were_sent_and_not_noted_are_sent_again_and_are_there_once() {
        var job = job(LAB);
        log(job, 1, 3);
        house.logRun().log(job.id());
        var before = kept(job);
        log(job, 4, 6);
        house.logRun().log(job.id());
        house.runs.change(
                before.id(),
                it ->
                        new TrackedRun(
                                it.job(), it.id(), it.place(), 3, it.state(), Optional.empty()));

        house.logRun().log(job.id());

        assertThat(house.tracker.rows(run(job)))
                .extracting(row -> row.step())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void while_the_job_goes_on_the_errand_comes_back_and_at_its_end_it_does_not() {
        var job = job(LAB);
        assertThat(house.logRun().log(job.id()).at())
                .contains(house.clock.instant().plusSeconds(30));
        log(job, 1, 2);
        end(job, JobStatus.FAILED);

        assertThat(house.logRun().log(job.id()).at()).isEmpty();

        var ending = house.tracker.ending(run(job)).orElseThrow();
        assertThat(ending.status()).isEqualTo(JobStatus.FAILED);
        assertThat(ending.last().orElseThrow().step()).isEqualTo(2);
        assertThat(kept(job).state()).isEqualTo(TrackedRun.State.FINISHED);
        assertThat(house.logRun().log(job.id()).at()).isEmpty();
    }

    @Test
    void a_tracker_that_fails_is_asked_again_later_and_nothing_is_lost() {
        var job = job(LAB);
        log(job, 1, 3);
        house.tracker.failWith(new ProviderFailure.Unavailable("Away.", null, null));

        var again = house.logRun().log(job.id());
        house.tracker.recover();
        house.clock.advance(Duration.ofSeconds(10));
        house.logRun().log(job.id());

        assertThat(again.at()).contains(house.clock.instant().minusSeconds(5));
        assertThat(house.tracker.rows(run(job))).hasSize(3);
        assertThat(kept(job).failingSince()).isEmpty();
        assertThat(house.now(job.id()).status().isFinal()).isFalse();
    }

    @Test
    void after_three_days_it_is_given_up_with_one_warning() {
        var job = job(LAB);
        house.tracker.failWith(new ProviderFailure.Misconfigured("The key is wrong."));
        house.logRun().log(job.id());
        house.clock.advance(Duration.ofDays(3));

        var again = house.logRun().log(job.id());
        house.logRun().log(job.id());

        assertThat(again.at()).isEmpty();
        assertThat(house.messages(job.id()))
                .filteredOn(it -> it.startsWith("Weights & Biases"))
                .hasSize(1);
        assertThat(house.now(job.id()).status()).isNotEqualTo(JobStatus.FAILED);
    }

    @Test
    void one_tracker_that_fails_does_not_hold_up_the_other_run() {
        var job = job(LAB, STAFF);
        house.runs.change(run(job), it -> it.failed(house.clock.instant()).finished());
        log(job, 1, 1);

        house.logRun().log(job.id());

        assertThat(house.tracker.rows(TrackedRunId.of(job.id(), 2))).hasSize(1);
        assertThat(house.tracker.rows(run(job))).isEmpty();
    }

    @Test
    void without_an_account_the_request_is_refused_by_name() {
        house.tracker.withoutAccount();

        assertThatThrownBy(() -> job(LAB))
                .isInstanceOfSatisfying(
                        Refusal.NotSupported.class,
                        it -> assertThat(it.param()).contains("integrations"))
                .hasMessageContaining("wandb.api_key");
        assertThat(job().id()).isNotNull();
    }

    @Test
    void where_the_provider_reports_the_gateway_does_not() {
        house.provider.taking(TermsFixture.anything(house.provider.provider()));
        house.tracker.withoutAccount();

        var job = job(LAB);

        assertThat(job.request().options().integrations()).containsExactly(LAB);
        assertThat(house.runs.of(job.id())).isEmpty();
        assertThat(house.errands.planned(Errand.LOG_RUN, job.id().value())).isEmpty();
    }

    @Test
    void a_report_with_metrics_has_them_sent() {
        var job = job(LAB);
        house.logRun().log(job.id());
        house.errands.done(Errand.LOG_RUN, job.id().value());
        log(job, 1, 1);
        end(job, JobStatus.CANCELLED);

        house.logRun().log(job.id());

        assertThat(house.tracker.ending(run(job)).orElseThrow().status())
                .isEqualTo(JobStatus.CANCELLED);
    }
}
