package dev.tunegate.domain.finetuning;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider.MarkedRun;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every provider's training service must do. Each test begins without runs; a run ends when
 * {@link #letSucceed} or a cancellation ends it, and not before.
 */
public interface FineTuningProviderContract {

    FineTuningProvider provider();

    ModelDeployment deployment();

    /** Copies that stand at the deployment. */
    ProviderFiles files();

    /** The clock by which the provider dates its runs. */
    default Clock clock() {
        return Clock.systemUTC();
    }

    /** Brings a run to its good end. */
    void letSucceed(ProviderJobId run);

    /** What is to be trained; a seed of its own for each job. */
    default RunOrder anOrder(int seed) {
        var options = new TrainingRequest.Options(Optional.of("my-suffix"), seed, List.of());
        var job = aJob().at(deployment()).with(options).createdAt(clock().instant()).build();
        return new RunOrder(
                job.id(), job.request(), files(), job.createdAt().minus(Duration.ofSeconds(2)));
    }

    private ProviderJob started(RunOrder order) {
        return provider().start(deployment(), order);
    }

    private ProviderJob looked(ProviderJobId run) {
        return provider().look(deployment(), run).orElseThrow();
    }

    private ProviderJob succeeded(RunOrder order) {
        var run = started(order).id();
        letSucceed(run);
        return looked(run);
    }

    @Test
    default void it_speaks_for_the_provider_of_its_deployment() {
        assertThat(provider().provider()).isEqualTo(deployment().provider());
    }

    @Test
    default void a_started_run_is_found_by_its_marker() {
        var order = anOrder(1001);
        var other = anOrder(1002);

        var run = started(order);
        var otherRun = started(other);

        assertThat(run.status().isFinal()).isFalse();
        assertThat(run.id()).isNotEqualTo(otherRun.id());
        assertThat(provider().find(deployment(), order).map(ProviderJob::id)).contains(run.id());
        assertThat(provider().find(deployment(), other).map(ProviderJob::id))
                .contains(otherRun.id());
    }

    @Test
    default void a_run_that_was_never_started_is_not_found() {
        started(anOrder(1001));

        assertThat(provider().find(deployment(), anOrder(1002))).isEmpty();
    }

    @Test
    default void a_run_can_be_looked_at() {
        var run = started(anOrder(1001));

        assertThat(looked(run.id()).id()).isEqualTo(run.id());
        assertThat(looked(run.id()).status().isFinal()).isFalse();
    }

    @Test
    default void a_run_that_the_provider_does_not_know_is_empty_to_look_at() {
        assertThat(provider().look(deployment(), new ProviderJobId("ftjob-unknownUnknown")))
                .isEmpty();
    }

    @Test
    default void a_run_can_be_cancelled_and_cancelling_it_again_does_nothing() {
        var run = started(anOrder(1001));

        var cancelled = provider().cancel(deployment(), run.id());
        var again = provider().cancel(deployment(), run.id());

        assertThat(cancelled.id()).isEqualTo(run.id());
        assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(again.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(looked(run.id()).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    default void a_run_that_has_succeeded_says_what_came_out() {
        var run = succeeded(anOrder(1001));

        assertThat(run.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(run.outcome().tunedModel()).isPresent();
        assertThat(run.outcome().finishedAt()).isPresent();
        assertThat(run.outcome().error()).isEmpty();
    }

    @Test
    default void cancelling_a_run_that_has_succeeded_changes_nothing() {
        var run = succeeded(anOrder(1001));

        var cancelled = provider().cancel(deployment(), run.id());

        assertThat(cancelled.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(looked(run.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    default void runs_that_carry_our_marker_are_listed() {
        var first = anOrder(1001);
        var second = anOrder(1002);
        var firstRun = started(first);
        var secondRun = started(second);

        var marked = provider().marked(deployment(), first.since().minusSeconds(60));

        assertThat(marked).extracting(MarkedRun::job).contains(first.job(), second.job());
        assertThat(marked)
                .filteredOn(it -> it.job().equals(first.job()))
                .extracting(it -> it.run().id())
                .containsExactly(firstRun.id());
        assertThat(marked)
                .filteredOn(it -> it.job().equals(second.job()))
                .extracting(it -> it.run().id())
                .containsExactly(secondRun.id());
    }

    @Test
    default void runs_that_began_before_are_not_listed() {
        var order = anOrder(1001);
        started(order);

        assertThat(provider().marked(deployment(), order.since().plusSeconds(3600))).isEmpty();
    }

    @Test
    default void events_have_keys_that_stay() {
        var run = succeeded(anOrder(1001)).id();

        provider()
                .events(deployment())
                .ifPresent(
                        facet -> {
                            var once = facet.events(deployment(), run, _ -> false);
                            var twice = facet.events(deployment(), run, _ -> false);
                            assertThat(once).extracting(JobEvent::key).doesNotHaveDuplicates();
                            assertThat(twice)
                                    .extracting(JobEvent::key)
                                    .isEqualTo(once.stream().map(JobEvent::key).toList());
                            assertThat(once)
                                    .isSortedAccordingTo(
                                            (a, b) -> a.createdAt().compareTo(b.createdAt()));
                        });
    }

    @Test
    default void checkpoints_differ_in_step_and_model() {
        var run = succeeded(anOrder(1001)).id();

        provider()
                .checkpoints(deployment())
                .map(it -> it.snapshots(deployment(), run))
                .ifPresent(
                        snapshots -> {
                            assertThat(snapshots)
                                    .extracting(FineTuningProvider.Snapshot::step)
                                    .doesNotHaveDuplicates();
                            assertThat(snapshots)
                                    .extracting(FineTuningProvider.Snapshot::model)
                                    .doesNotHaveDuplicates();
                        });
    }

    @Test
    default void every_result_file_can_be_read() throws IOException {
        var run = succeeded(anOrder(1001));
        var facet = provider().results(deployment());

        if (facet.isPresent()) {
            for (var each : run.outcome().resultFiles()) {
                try (var content = facet.get().open(deployment(), each)) {
                    assertThat(content.readAllBytes()).isNotEmpty();
                }
            }
        }
    }

    @Test
    default void its_terms_allow_what_it_is_asked_here() {
        provider().terms(deployment()).requirePossible(anOrder(1001).request());
    }

    @Test
    default void a_held_run_is_paused_until_it_is_let_go_on() {
        var facet = provider().pausing(deployment());
        assumeThat(facet).isPresent();
        var run = started(anOrder(1001)).id();

        var held = facet.orElseThrow().pause(deployment(), run);
        assertThat(held.status()).isEqualTo(JobStatus.PAUSED);

        var going = facet.orElseThrow().resume(deployment(), run);
        assertThat(going.status()).isNotEqualTo(JobStatus.PAUSED);
        assertThat(going.status().isFinal()).isFalse();
    }

    @Test
    default void a_finished_model_becomes_callable_once() {
        var facet = provider().hosting(deployment());
        assumeThat(facet).isPresent();
        var order = anOrder(1001);
        var model = succeeded(order).outcome().tunedModel().orElseThrow();

        var first = hosted(facet.orElseThrow(), order, model);
        var second = hosted(facet.orElseThrow(), order, model);

        assertThat(second).isEqualTo(first);
    }

    private FineTuningProvider.Hosted hosted(
            FineTuningProvider.Hosting facet, RunOrder order, String model) {
        for (int looks = 0; looks < 10; looks++) {
            if (facet.host(deployment(), order.job(), model)
                    instanceof FineTuningProvider.Hosted.Ready ready) {
                return ready;
            }
        }
        throw new AssertionError("never callable");
    }
}
