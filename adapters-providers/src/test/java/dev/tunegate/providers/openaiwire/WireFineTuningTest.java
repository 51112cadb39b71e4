package dev.tunegate.providers.openaiwire;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProvider.MarkedRun;
import dev.tunegate.domain.finetuning.FineTuningProviderContract;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training jobs at a host that speaks OpenAI's format. */
class WireFineTuningTest implements FineTuningProviderContract {

    private static final String JOBS = "/fine_tuning/jobs";

    private final WireFixture wire = new WireFixture();
    private final FineTuningProvider provider = wire.wire.fineTuning();

    @Override
    public FineTuningProvider provider() {
        return provider;
    }

    @Override
    public ModelDeployment deployment() {
        return wire.deployment();
    }

    @Override
    public ProviderFiles files() {
        return wire.order(aJob()).files();
    }

    @Override
    public Clock clock() {
        return wire.clock;
    }

    @Override
    public void letSucceed(ProviderJobId run) {
        wire.server.move(run.value(), "running");
        wire.server.move(run.value(), "succeeded");
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    private ProviderJob start(RunOrder order) {
        return provider.start(wire.deployment(), order);
    }

    private ProviderJob look(ProviderJob run) {
        return provider.look(wire.deployment(), run.id()).orElseThrow();
    }

    private void misbehave(Fault fault) {
        wire.server.misbehave(Misbehaviour.on("POST", JOBS, fault));
    }

    @Test
    void a_run_goes_through_all_states() {
        wire.server.moveJobsWhenLookedAt(true);
        var run = start(wire.order(aJob()));

        assertThat(run.status()).isEqualTo(JobStatus.VALIDATING_FILES);
        assertThat(look(run).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(look(run).status()).isEqualTo(JobStatus.RUNNING);
        var done = look(run);
        assertThat(done.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(done.outcome().tunedModel().orElseThrow()).startsWith("ft:gpt-4o-mini:");
        assertThat(done.outcome().finishedAt()).contains(wire.clock.instant());
        assertThat(done.outcome().resultFiles()).hasSize(1);
        assertThat(done.outcome().error()).isEmpty();
        assertThat(done.figures().trainedTokens()).contains(4711L);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void a_servers_failure_leaves_the_start_unclear_and_nothing_is_sent_again(int status) {
        var order = wire.order(aJob());
        misbehave(new Fault.Status(status, "", Map.of("retry-after", "1")));

        assertThatThrownBy(() -> start(order)).isInstanceOf(Unclear.class);
        assertThat(wire.server.requests("POST", JOBS)).isEqualTo(1);
        assertThat(provider.find(wire.deployment(), order)).isEmpty();
    }

    @Test
    void a_run_whose_answer_was_lost_is_found_by_its_marker() {
        var order = wire.order(aJob());
        var faults =
                new Fault[] {
                    new Fault.DropAfter(),
                    new Fault.Half(),
                    new Fault.Nonsense("text/html", "<html>"),
                    new Fault.Nonsense("application/json", "{}"),
                    new Fault.Delay(Duration.ofSeconds(20))
                };
        for (var fault : faults) {
            var other = wire.order(aJob());
            misbehave(fault);

            assertThatThrownBy(() -> start(other)).isInstanceOf(Unclear.class);
            assertThat(provider.find(wire.deployment(), other)).isPresent();
        }

        assertThat(provider.find(wire.deployment(), order)).isEmpty();
        assertThat(wire.server.jobsByMarker().values()).containsOnly(1L).hasSize(faults.length);
        assertThat(wire.server.requests("POST", JOBS)).isEqualTo(faults.length);
    }

    @Test
    void a_request_that_was_dropped_before_it_was_taken_is_unclear_and_not_there() {
        var order = wire.order(aJob());
        start(wire.order(aJob()));
        misbehave(new Fault.DropBefore());

        assertThatThrownBy(() -> start(order)).isInstanceOf(Unclear.class);
        assertThat(provider.find(wire.deployment(), order)).isEmpty();
    }

    @Test
    void a_list_that_cannot_be_read_does_not_mean_that_there_is_no_run() {
        var order = wire.order(aJob());
        var faults =
                new Fault[] {
                    new Fault.Status(404, "{\"detail\":\"Not found\"}", Map.of()),
                    new Fault.Nonsense("application/json", "{}"),
                    new Fault.Nonsense("application/json", "[]"),
                    new Fault.Half(),
                    new Fault.Status(502, "", Map.of())
                };
        for (var fault : faults) {
            wire.server.misbehave(Misbehaviour.on("GET", JOBS, fault));

            assertThatThrownBy(() -> provider.find(wire.deployment(), order))
                    .isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void too_many_requests_are_surely_not_taken() {
        misbehave(new Fault.Status(429, "{}", Map.of("retry-after", "7")));
        var order = wire.order(aJob());

        assertThatThrownBy(() -> start(order))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        it -> assertThat(it.retryAfter()).contains(Duration.ofSeconds(7)));
    }

    @Test
    void a_refusal_speaks_of_our_file() {
        var order = wire.order(aJob());
        var theirs = order.files().training().value();
        var gone = new RunOrder(order.job(), order.request(), order.files(), order.since());
        wire.wire.fileStore().remove(wire.deployment(), order.files().training());

        assertThatThrownBy(() -> start(gone))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        it -> {
                            assertThat(it.status()).isEqualTo(400);
                            assertThat(it.param()).contains("training_file");
                            assertThat(it.reason())
                                    .contains(order.request().files().training().value())
                                    .doesNotContain(theirs);
                        });
    }

    @Test
    void a_host_that_ignores_the_question_is_searched() {
        wire.server.filter(false);
        var order = wire.order(aJob());
        var run = start(order);
        for (int i = 0; i < 120; i++) {
            start(wire.order(aJob()));
        }

        assertThat(provider.find(wire.deployment(), order)).map(ProviderJob::id).contains(run.id());
    }

    @Test
    void a_host_that_forgets_metadata_is_searched_for_the_same_file_and_seed() {
        wire.server.keepMetadata(false);
        wire.server.filter(false);
        var order = wire.order(aJob());
        var other = wire.order(aJob());
        start(other);
        var run = start(order);

        assertThat(provider.find(wire.deployment(), order)).map(ProviderJob::id).contains(run.id());

        var later =
                new RunOrder(
                        order.job(),
                        order.request(),
                        order.files(),
                        order.since().plus(Duration.ofMinutes(1)));
        assertThat(provider.find(wire.deployment(), later)).isEmpty();
    }

    @Test
    void a_run_of_another_job_with_the_same_file_is_not_mistaken() {
        var first = wire.order(aJob());
        start(first);
        var second = aJob().at(wire.deployment()).learningFrom(first.request().files().training());
        var order =
                new RunOrder(
                        second.build().id(),
                        second.build().request(),
                        first.files(),
                        first.since());

        assertThat(provider.find(wire.deployment(), order)).isEmpty();
    }

    @Test
    void marked_runs_are_listed_oldest_first_from_a_time_on() {
        start(wire.order(aJob()));
        wire.clock.advance(Duration.ofMinutes(10));
        var since = wire.clock.instant();
        var second = wire.order(aJob());
        start(second);
        wire.clock.advance(Duration.ofMinutes(10));
        var third = wire.order(aJob());
        start(third);

        assertThat(provider.marked(wire.deployment(), since))
                .extracting(MarkedRun::job)
                .containsExactly(second.job(), third.job());
    }

    @Test
    void the_validation_file_goes_along() {
        var order = wire.order(aJob());
        var files =
                new ProviderFiles(
                        order.files().training(), Optional.of(new ProviderFileId("file-v")));

        assertThat(
                        StartJson.of(
                                new RunOrder(order.job(), order.request(), files, order.since()),
                                "m"))
                .contains("\"validation_file\":\"file-v\"");
    }
}
