package dev.tunegate.providers.openaiwire;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProvider.Snapshot;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a run, as a host that speaks OpenAI's format tells it. */
class WireRunTest {

    private static final String JOBS = "/fine_tuning/jobs";

    private final WireFixture wire = new WireFixture();
    private final FineTuningProvider provider = wire.wire.fineTuning();

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

    @Test
    void a_run_that_is_unknown_there_is_empty() {
        assertThat(provider.look(wire.deployment(), new ProviderJobId("ftjob-none"))).isEmpty();
    }

    @Test
    void a_wrong_address_is_not_taken_for_an_unknown_run() {
        wire.server.misbehave(
                Misbehaviour.on("GET", JOBS + "/.*", new Fault.Status(404, "<html>", Map.of())));

        assertThatThrownBy(() -> provider.look(wire.deployment(), new ProviderJobId("x")))
                .isInstanceOf(Misconfigured.class);
    }

    @Test
    void cancelling_twice_is_cancelling_once() {
        var run = start(wire.order(aJob()));

        var first = provider.cancel(wire.deployment(), run.id());
        var second = provider.cancel(wire.deployment(), run.id());

        assertThat(first.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(second.status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void cancelling_a_finished_run_tells_how_it_ended() {
        var run = start(wire.order(aJob()));
        wire.server.move(run.id().value(), "succeeded");

        assertThat(provider.cancel(wire.deployment(), run.id()).status())
                .isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void cancelling_what_is_unknown_is_rejected() {
        assertThatThrownBy(
                        () -> provider.cancel(wire.deployment(), new ProviderJobId("ftjob-none")))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void a_failed_run_says_why_without_their_file() {
        var run = start(wire.order(aJob()));
        wire.server.move(run.id().value(), "failed");

        var error = look(run).outcome().error().orElseThrow();

        assertThat(error.code()).isEqualTo("invalid_training_file");
        assertThat(error.message()).contains("[hidden]").doesNotContain("file-wire");
        assertThat(error.param()).contains("training_file");
    }

    @Test
    void a_status_that_nobody_knows_is_under_way() {
        var run = start(wire.order(aJob()));
        wire.server.move(run.id().value(), "pondering");

        assertThat(look(run).status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void events_come_oldest_first_with_keys_and_figures() {
        var run = start(wire.order(aJob()));
        wire.server.move(run.id().value(), "running");
        wire.server.move(run.id().value(), "succeeded");

        var events =
                provider.events(wire.deployment())
                        .orElseThrow()
                        .events(wire.deployment(), run.id(), _ -> false);

        assertThat(events).extracting(JobEvent::key).doesNotHaveDuplicates().hasSize(11);
        assertThat(events.getFirst().text().message())
                .startsWith("Created fine-tuning job: ftjob-wire");
        assertThat(events.getLast().text().message())
                .isEqualTo("The job has successfully completed");
        assertThat(events).filteredOn(JobEvent::isMetrics).hasSize(6);
        assertThat(events.get(3).text().data())
                .containsOnlyKeys("step", "total_steps", "train_loss");
    }

    @Test
    void events_are_read_back_to_one_that_is_known() {
        var run = start(wire.order(aJob()));
        for (int i = 0; i < 40; i++) {
            wire.server.move(run.id().value(), "running");
        }
        var facet = provider.events(wire.deployment()).orElseThrow();
        var all = facet.events(wire.deployment(), run.id(), _ -> false);
        var path = JOBS + "/" + run.id().value() + "/events";
        long before = wire.server.requests("GET", path);

        var newest = all.getLast().key();
        var again = facet.events(wire.deployment(), run.id(), it -> it.contains(newest));

        assertThat(all).hasSizeGreaterThan(200);
        assertThat(again).hasSize(100);
        assertThat(again.getLast().key()).isEqualTo(newest);
        assertThat(wire.server.requests("GET", path) - before).isEqualTo(1);
    }

    @Test
    void checkpoints_come_with_their_steps_and_figures() {
        var run = start(wire.order(aJob()));
        wire.server.move(run.id().value(), "succeeded");

        var snapshots =
                provider.checkpoints(wire.deployment())
                        .orElseThrow()
                        .snapshots(wire.deployment(), run.id());

        assertThat(snapshots).extracting(Snapshot::step).containsExactly(2L, 4L, 6L);
        assertThat(snapshots.getFirst().model()).endsWith(":ckpt-step-2");
        assertThat(snapshots.getFirst().metrics()).containsKey("train_loss");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void result_files_are_tables_however_they_are_served(boolean encoded) throws IOException {
        wire.server.encodeResults(encoded);
        var run = start(wire.order(aJob()));
        wire.server.move(run.id().value(), "succeeded");
        var file = look(run).outcome().resultFiles().getFirst();

        try (var content =
                provider.results(wire.deployment()).orElseThrow().open(wire.deployment(), file)) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("step,train_loss,")
                    .endsWith("6,0.5,0.9,,\n");
        }
    }

    @Test
    void a_result_file_that_is_not_there_is_rejected() {
        var results = provider.results(wire.deployment()).orElseThrow();

        assertThatThrownBy(() -> results.open(wire.deployment(), "file-none"))
                .isInstanceOf(Rejected.class);
    }
}
