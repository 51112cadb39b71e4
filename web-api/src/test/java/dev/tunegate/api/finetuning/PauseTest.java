package dev.tunegate.api.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.finetuning.InMemoryFineTuningJobs;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ScriptedProvider;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.shared.SettableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holding a job, and letting it go on. */
final class PauseTest {

    private final Tenant tenant = Tenant.fresh();

    /** A job whose provider, and whose row, has it running. */
    private String running() {
        var id = tenant.create("").ok().at("/id").asString();
        var run = TestServer.bean(ScriptedProvider.class).moveTo(new JobId(id), JobStatus.RUNNING);
        var now = TestServer.bean(SettableClock.class).instant();
        TestServer.bean(InMemoryFineTuningJobs.class)
                .change(new JobId(id), it -> it.reported(run, List.of(), now));
        return id;
    }

    private Answer act(String id, String what) {
        return tenant.client().post(Tenant.JOBS + "/" + id + "/" + what);
    }

    private String status(String id) {
        return tenant.client().get(Tenant.JOBS + "/" + id).ok().at("/status").asString();
    }

    @Test
    void a_running_job_is_held_and_goes_on() {
        var id = running();

        assertThat(act(id, "pause").ok().at("/status").asString()).isEqualTo("paused");
        assertThat(status(id)).isEqualTo("paused");
        assertThat(act(id, "resume").ok().at("/status").asString()).isEqualTo("running");
        assertThat(status(id)).isEqualTo("running");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "nonsense"})
    void whatever_stands_in_the_body_is_not_read(String body) {
        var path = "/fine_tuning/jobs/" + running() + "/pause";

        tenant.client()
                .send("POST", path, BodyPublishers.ofString(body), "Content-Type", "text/plain")
                .ok();
    }

    @Test
    void a_job_that_is_not_in_the_right_state_is_left_alone() {
        var id = running();

        act(id, "resume").isError(400, "invalid_state");
        act(id, "pause").ok();
        act(id, "pause").isError(400, "invalid_state");
    }

    @Test
    void a_providers_refusal_and_its_absence_are_told_apart() {
        var id = running();

        TestServer.bean(ScriptedProvider.class).onPause().next(Reaction.REFUSE);
        act(id, "pause").isError(400, "refused_on_purpose");
        TestServer.bean(ScriptedProvider.class).onPause().next(Reaction.BE_UNAVAILABLE);
        act(id, "pause").isError(503, "provider_unavailable");
        assertThat(status(id)).isEqualTo("running");
    }

    @Test
    void a_provider_that_cannot_hold_jobs_is_named() {
        var file = tenant.file();
        var azure = ",'custom_llm_provider':'azure'}";
        var json = "{'model':'everywhere','training_file':'" + file + "'" + azure;
        var id = tenant.client().postJson(Tenant.JOBS, json).ok().at("/id").asString();

        var answer = act(id, "pause").isError(400, "unsupported");

        assertThat(answer.at("/error/message").asString()).contains("'azure'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume"})
    void anothers_job_is_not_there(String what) {
        var id = running();

        Tenant.fresh()
                .client()
                .post(Tenant.JOBS + "/" + id + "/" + what)
                .isError(404, "not_found", "fine_tuning_job_id");
        act("nonsense", what).isError(404, "not_found", "fine_tuning_job_id");
    }

    @Test
    void a_provider_that_is_not_known_is_refused() {
        tenant.client()
                .post(Tenant.JOBS + "/" + running() + "/pause?custom_llm_provider=nowhere")
                .isError(400, "unknown_provider", "custom_llm_provider");
    }
}
