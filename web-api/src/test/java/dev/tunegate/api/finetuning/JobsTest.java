package dev.tunegate.api.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.Checkpoint;
import dev.tunegate.domain.finetuning.CheckpointId;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.InMemoryCheckpoints;
import dev.tunegate.domain.finetuning.InMemoryJobLog;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.RunFixture;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking at jobs, their events and checkpoints, and ending them. */
final class JobsTest {

    private final Tenant tenant = Tenant.fresh();

    private Answer get(String path) {
        return tenant.client().get(path);
    }

    private static String path(FineTuningJob job) {
        return Tenant.JOBS + "/" + job.id();
    }

    private static List<String> ids(Answer answer) {
        var ids = new ArrayList<String>();
        answer.ok().at("/data").forEach(it -> ids.add(it.get("id").asString()));
        return ids;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/v1"})
    void a_job_is_found_with_and_without_the_prefix(String prefix) {
        var job = tenant.job(JobFixture::running);

        var answer = get(prefix + "/fine_tuning/jobs/" + job.id()).ok();

        assertThat(answer.at("/status").asString()).isEqualTo("running");
        assertThat(answer.at("/error").isNull()).isTrue();
        assertThat(answer.at("/metadata").isNull()).isTrue();
    }

    @Test
    void a_job_that_succeeded_names_its_model() {
        var answer = get(path(tenant.job(JobFixture::succeeded))).ok();

        assertThat(answer.at("/fine_tuned_model").asString()).startsWith("ft:gpt-4o-mini:");
        assertThat(answer.at("/finished_at").isIntegralNumber()).isTrue();
        assertThat(answer.at("/error").isNull()).isTrue();
    }

    @Test
    void a_job_that_failed_says_why() {
        var answer = get(path(tenant.job(JobFixture::failed))).ok();

        assertThat(answer.at("/error").propertyNames())
                .containsExactlyInAnyOrder("code", "message", "param");
        assertThat(answer.at("/fine_tuned_model").isNull()).isTrue();
    }

    @Test
    void an_answer_holds_no_name_of_the_providers() {
        var job = tenant.job(it -> it.submittedAs("ftjob-ofTheProvider").running());

        assertThat(get(path(job)).ok().text()).doesNotContain("ofTheProvider");
    }

    @Test
    void the_list_has_no_more_in_its_envelope_than_openais() {
        var answer = get(Tenant.JOBS).ok();

        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("object", "data", "has_more");
    }

    @Test
    void walking_page_by_page_shows_every_job_once_newest_first() {
        var expected = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var time = JobFixture.CREATED_AT.plus(Duration.ofMinutes(i));
            expected.addFirst(tenant.job(it -> it.createdAt(time)).id().value());
        }
        var seen = new ArrayList<String>();

        var page = get(Tenant.JOBS + "?limit=2");
        seen.addAll(ids(page));
        while (page.at("/has_more").asBoolean()) {
            page = get(Tenant.JOBS + "?limit=2&after=" + seen.getLast());
            seen.addAll(ids(page));
        }

        assertThat(seen).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata[team]=a%20b",
                "metadata%5Bteam%5D=a+b",
                "metadata%5Bteam%5D=a+b&metadata%5Brun%5D=1"
            })
    void jobs_are_found_by_all_of_their_metadata(String query) {
        var wanted = tenant.job(it -> it.noting(Map.of("team", "a b", "run", "1")));
        tenant.job(it -> it.noting(Map.of("team", "c", "run", "1")));
        tenant.job(it -> it);

        var answer = get(Tenant.JOBS + "?" + query.replace("[", "%5B").replace("]", "%5D"));

        assertThat(ids(answer)).containsExactly(wanted.id().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata=null", "metadata="})
    void jobs_without_metadata_are_found_by_null(String query) {
        tenant.job(it -> it.noting(Map.of("team", "a")));
        var plain = tenant.job(it -> it);

        assertThat(ids(get(Tenant.JOBS + "?" + query))).containsExactly(plain.id().value());
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, integer_below_min_value, limit",
        "limit=101, integer_above_max_value, limit",
        "limit=x, invalid_type, limit",
        "after=ftjob-unknown, invalid_cursor, after",
        "after=%27%3B--, invalid_cursor, after",
        "metadata=x, invalid_value, metadata",
        "metadata=null&metadata%5Ba%5D=b, invalid_value, metadata",
    })
    void a_bad_query_is_refused_by_name(String query, String code, String param) {
        get(Tenant.JOBS + "?" + query).isError(400, code, param);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/checkpoints"})
    void the_lists_of_a_job_have_limits_too(String list) {
        var job = path(tenant.job(JobFixture::succeeded));

        get(job + list + "?limit=101").isError(400, "integer_above_max_value", "limit");
        get(job + list + "?after=unknown").isError(400, "invalid_cursor", "after");
    }

    @Test
    void events_are_messages_and_metrics_newest_first() {
        var job = tenant.job(JobFixture::running);
        var log = TestServer.bean(InMemoryJobLog.class);
        log.append(job.id(), List.of(RunFixture.aMessage("m", "Started"), RunFixture.aMetric(7)));

        var answer = get(path(job) + "/events").ok();

        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("object", "data", "has_more");
        assertThat(answer.at("/data/0/object").asString()).isEqualTo("fine_tuning.job.event");
        assertThat(answer.at("/data/0/type").asString()).isEqualTo("metrics");
        assertThat(answer.at("/data/0/data/step").asInt()).isEqualTo(7);
        assertThat(answer.at("/data/1/type").asString()).isEqualTo("message");
        assertThat(answer.at("/data/1/message").asString()).isEqualTo("Started");
        assertThat(answer.at("/data/1/data").isObject()).isTrue();
        assertThat(answer.at("/data/1/level").asString()).isEqualTo("info");
    }

    @Test
    void checkpoints_are_shown_once_the_job_has_succeeded() {
        var running = tenant.job(JobFixture::running);
        var succeeded = tenant.job(JobFixture::succeeded);
        for (var job : List.of(running, succeeded)) {
            TestServer.bean(InMemoryCheckpoints.class).add(job.id(), List.of(checkpoint(job)));
        }

        assertThat(ids(get(path(running) + "/checkpoints"))).isEmpty();
        var answer = get(path(succeeded) + "/checkpoints").ok();

        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("object", "data", "first_id", "last_id", "has_more");
        assertThat(answer.at("/data/0/object").asString()).isEqualTo("fine_tuning.job.checkpoint");
        assertThat(answer.at("/data/0/step_number").asInt()).isEqualTo(88);
        assertThat(answer.at("/data/0/fine_tuned_model_checkpoint").asString())
                .isEqualTo("ft:m:ckpt-step-88");
        assertThat(answer.at("/data/0/fine_tuning_job_id").asString())
                .isEqualTo(succeeded.id().value());
        assertThat(answer.at("/data/0/metrics").propertyNames()).containsExactly("train_loss");
        assertThat(answer.at("/first_id")).isEqualTo(answer.at("/data/0/id"));
    }

    private static Checkpoint checkpoint(FineTuningJob job) {
        return new Checkpoint(
                CheckpointId.fresh(),
                new ModelName("ft:m:ckpt-step-88"),
                88,
                job.createdAt(),
                Map.of("train_loss", new BigDecimal("0.25")));
    }

    @Test
    void a_job_is_cancelled_without_a_body() {
        var job = tenant.job(it -> it);

        var answer = tenant.client().post(path(job) + "/cancel").ok();

        assertThat(answer.at("/status").asString()).isEqualTo("cancelled");
        assertThat(answer.at("/error").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"application/json, ''", "application/json, {}", "text/plain, whatever"})
    void a_body_of_cancel_is_not_looked_at(String type, String body) {
        var job = tenant.job(it -> it);

        tenant.client()
                .send(
                        "POST",
                        path(job) + "/cancel",
                        BodyPublishers.ofString(body),
                        "Content-Type",
                        type)
                .ok();
    }

    @Test
    void a_job_that_has_ended_is_not_cancelled() {
        var job = tenant.job(JobFixture::succeeded);

        tenant.client().post(path(job) + "/cancel").isError(400, "invalid_state");
    }

    @Test
    void a_tenant_sees_nothing_of_another() {
        var job = tenant.job(JobFixture::succeeded);
        var other = Tenant.fresh().client();

        other.get(path(job)).isError(404, "not_found");
        other.get(path(job) + "/events").isError(404, "not_found");
        other.get(path(job) + "/checkpoints").isError(404, "not_found");
        other.post(path(job) + "/cancel").isError(404, "not_found");
        other.get(Tenant.JOBS + "?after=" + job.id()).isError(400, "invalid_cursor", "after");
        assertThat(ids(other.get(Tenant.JOBS))).isEmpty();
    }

    @Test
    void an_administrator_sees_everyones() {
        var job = tenant.job(JobFixture::running);

        TestServer.administrator().get(path(job)).ok();
    }
}
