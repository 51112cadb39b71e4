package dev.tunegate.providers.vertex;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.finetuning.FineTuningProvider.MarkedRun;
import dev.tunegate.domain.finetuning.FineTuningProvider.Snapshot;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobEvent.Level;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.vertex.server.Misbehaviour;
import dev.tunegate.providers.vertex.server.Misbehaviour.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Tuning jobs at Vertex AI: how they are told, found and failed. */
class VertexFineTuningTest {

    private static final String JOBS = "/v1/projects/wire-project/locations/us-central1/tuningJobs";

    private final VertexFixture vertex = new VertexFixture();

    @AfterEach
    void stop() {
        vertex.close();
    }

    private ProviderJob started() {
        return vertex.tuning.start(vertex.deployment(), vertex.order(aJob()));
    }

    private ProviderJob looked(ProviderJobId run) {
        return vertex.tuning.look(vertex.deployment(), run).orElseThrow();
    }

    private List<JobEvent> events(ProviderJobId run) {
        return vertex.tuning
                .events(vertex.deployment())
                .orElseThrow()
                .events(vertex.deployment(), run, _ -> false);
    }

    private void misbehave(String method, String path, Fault fault) {
        vertex.server.misbehave(Misbehaviour.on(method, path, fault));
    }

    @ParameterizedTest
    @CsvSource({
        "JOB_STATE_UNSPECIFIED, QUEUED",
        "JOB_STATE_QUEUED, QUEUED",
        "JOB_STATE_PENDING, VALIDATING_FILES",
        "JOB_STATE_RUNNING, RUNNING",
        "JOB_STATE_UPDATING, RUNNING",
        "JOB_STATE_PAUSED, PAUSED",
        "JOB_STATE_SUCCEEDED, SUCCEEDED",
        "JOB_STATE_PARTIALLY_SUCCEEDED, SUCCEEDED",
        "JOB_STATE_FAILED, FAILED",
        "JOB_STATE_EXPIRED, FAILED",
        "JOB_STATE_CANCELLING, CANCELLED",
        "JOB_STATE_CANCELLED, CANCELLED"
    })
    void every_state_is_understood(String state, JobStatus status) {
        var run = started().id();

        vertex.server.move(run.value(), state);

        var job = looked(run);
        assertThat(job.status()).isEqualTo(status);
        assertThat(job.outcome().finishedAt().isPresent())
                .isEqualTo(status.isFinal() && !state.equals("JOB_STATE_CANCELLING"));
        assertThat(job.outcome().tunedModel().isPresent()).isEqualTo(status == JobStatus.SUCCEEDED);
        assertThat(job.outcome().error().isPresent()).isEqualTo(status == JobStatus.FAILED);
    }

    @Test
    void a_pending_job_that_has_begun_waits_for_its_place() {
        var run = started().id();
        vertex.server.move(run.value(), "JOB_STATE_RUNNING");
        vertex.server.move(run.value(), "JOB_STATE_PENDING");

        assertThat(looked(run).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(TuningStates.status("JOB_STATE_OF_2031", true)).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void what_came_out_is_taken_over() {
        var run = started().id();
        vertex.clock.advance(Duration.ofMinutes(10));
        vertex.server.move(run.value(), "JOB_STATE_SUCCEEDED");

        var job = looked(run);

        assertThat(job.figures().trainedTokens()).contains(4711L);
        assertThat(job.outcome().finishedAt()).contains(vertex.clock.instant());
        assertThat(job.outcome().tunedModel().orElseThrow())
                .matches("projects/[0-9]+/locations/us-central1/endpoints/[0-9]+");
        assertThat(job.outcome().resultFiles()).isEmpty();
    }

    @Test
    void checkpoints_are_endpoints_of_their_own() {
        var run = started().id();
        vertex.server.move(run.value(), "JOB_STATE_SUCCEEDED");

        var snapshots =
                vertex.tuning
                        .checkpoints(vertex.deployment())
                        .orElseThrow()
                        .snapshots(vertex.deployment(), run);

        assertThat(snapshots).extracting(Snapshot::step).containsExactly(10L, 20L, 30L);
        assertThat(snapshots).extracting(Snapshot::model).doesNotHaveDuplicates();
    }

    @Test
    void the_log_tells_what_was_left_out_of_the_data() {
        var run = started().id();
        vertex.server.move(run.value(), "JOB_STATE_PARTIALLY_SUCCEEDED");
        vertex.server.enrich(
                run.value(),
                JsonMapper.shared()
                        .readTree(
                                """
                                {"tuningDataStats":{"supervisedTuningDataStats":{
                                  "totalBillableTokenCount":"99","totalTruncatedExampleCount":"2",
                                  "truncatedExampleIndices":["3","7"],
                                  "droppedExampleReasons":["gs://wire-bucket/x: too short"]}}}
                                """));

        var events = events(run);

        assertThat(events)
                .filteredOn(it -> it.level() == Level.WARN)
                .extracting(it -> it.text().message())
                .containsExactlyInAnyOrder(
                        "An example was left out: [hidden]: too short",
                        "2 examples were too long and were cut short; among them rows 3, 7.",
                        "The job succeeded in part: some results may be missing.");
        assertThat(events).last().extracting(JobEvent::level).isEqualTo(Level.INFO);
    }

    @Test
    void the_log_of_a_failed_job_ends_with_an_error_that_hides_names() {
        var run = started().id();
        vertex.server.move(run.value(), "JOB_STATE_FAILED");

        var error = looked(run).outcome().error().orElseThrow();

        assertThat(error.code()).isEqualTo("invalid_argument");
        assertThat(error.message()).isEqualTo("Dataset [hidden] of [hidden] has no valid example.");
        assertThat(events(run)).last().extracting(JobEvent::level).isEqualTo(Level.ERROR);
    }

    @Test
    void a_lost_answer_is_found_by_its_marker_and_there_is_one_job() {
        var order = vertex.order(aJob());
        misbehave("POST", JOBS, new Fault.DropAfter());

        assertThatThrownBy(() -> vertex.tuning.start(vertex.deployment(), order))
                .isInstanceOf(Unclear.class);

        var found = vertex.tuning.find(vertex.deployment(), order);
        assertThat(found.map(it -> it.id().value())).contains(vertex.server.jobs().getFirst());
        assertThat(vertex.server.jobsByMarker()).containsValue(1L).hasSize(1);
    }

    @Test
    void an_error_of_the_server_leaves_the_job_unclear() {
        var order = vertex.order(aJob());
        misbehave("POST", JOBS, new Fault.Status(503, "", Map.of()));

        assertThatThrownBy(() -> vertex.tuning.start(vertex.deployment(), order))
                .isInstanceOf(Unclear.class);
        assertThat(vertex.tuning.find(vertex.deployment(), order)).isEmpty();
    }

    @Test
    void a_run_is_found_whether_or_not_the_list_can_be_searched() {
        var order = vertex.order(aJob());
        var run = vertex.tuning.start(vertex.deployment(), order).id();
        for (int i = 0; i < 120; i++) {
            vertex.tuning.start(vertex.deployment(), reordered(order, i));
        }

        assertThat(found(order)).isEqualTo(run);
        vertex.server.habit("filters", 0);
        assertThat(found(order)).isEqualTo(run);
        vertex.server.habit("refuses_filters", 1);
        assertThat(found(order)).isEqualTo(run);
    }

    private ProviderJobId found(RunOrder order) {
        return vertex.tuning.find(vertex.deployment(), order).orElseThrow().id();
    }

    private static RunOrder reordered(RunOrder order, int number) {
        var job = new JobId("ftjob-other" + number);
        return new RunOrder(job, order.request(), order.files(), order.since());
    }

    @Test
    void marked_runs_come_oldest_first_and_others_not_at_all() {
        var first = vertex.order(aJob());
        vertex.tuning.start(vertex.deployment(), first);
        vertex.clock.advance(Duration.ofSeconds(10));
        var second = reordered(first, 2);
        vertex.tuning.start(vertex.deployment(), second);

        var marked = vertex.tuning.marked(vertex.deployment(), first.since());

        assertThat(marked).extracting(MarkedRun::job).containsExactly(first.job(), second.job());
    }

    @Test
    void a_wrong_field_is_named_in_the_callers_words() {
        var body =
                """
                {"error":{"code":400,"message":"Epoch count for projects/1/locations/x is wrong",
                 "status":"INVALID_ARGUMENT","details":[{"@type":"google.rpc.BadRequest",
                 "fieldViolations":[{"field":
                 "tuning_job.supervised_tuning_spec.hyper_parameters.epoch_count"}]}]}}
                """;
        misbehave("POST", JOBS, new Fault.Status(400, body, Map.of()));

        assertThatThrownBy(this::started)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        it -> {
                            assertThat(it.param())
                                    .contains("method.supervised.hyperparameters.n_epochs");
                            assertThat(it.code()).contains("invalid_argument");
                            assertThat(it.reason()).isEqualTo("Epoch count for [hidden] is wrong");
                        });
    }

    @Test
    void a_quota_that_is_used_up_is_waited_for() {
        vertex.server.habit("quota", 0);

        assertThatThrownBy(this::started)
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("quota of tuning jobs");
    }

    @Test
    void a_missing_right_names_the_role() {
        var body =
                "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\",\"message\":\"denied on"
                        + " projects/wire-project\"}}";
        misbehave("POST", JOBS, new Fault.Status(403, body, Map.of()));

        assertThatThrownBy(this::started)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("roles/aiplatform.user")
                .message()
                .doesNotContain("wire-project");
    }

    @Test
    void a_job_that_was_cancelled_elsewhere_is_told_as_it_is() {
        var run = started().id();

        var cancelling = vertex.tuning.cancel(vertex.deployment(), run);
        var cancelled = looked(run);

        assertThat(cancelling.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(cancelling.outcome().finishedAt()).isEmpty();
        assertThat(cancelled.outcome().finishedAt()).isPresent();
    }
}
