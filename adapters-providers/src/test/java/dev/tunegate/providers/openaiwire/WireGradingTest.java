package dev.tunegate.providers.openaiwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.grader.GraderFlag;
import dev.tunegate.domain.grader.Grading;
import dev.tunegate.domain.grader.GradingContract;
import dev.tunegate.domain.grader.Subject;
import dev.tunegate.domain.grader.Value;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** Graders at a host that speaks OpenAI's format. */
@Timeout(30)
class WireGradingTest implements GradingContract {

    private static final String RUN = "/fine_tuning/alpha/graders/run";

    private final WireFixture wire = new WireFixture();
    private final Grading grading = wire.wire.grading();

    @Override
    public Grading grading() {
        return grading;
    }

    @Override
    public ModelDeployment deployment() {
        return wire.deployment();
    }

    /** Each dialect says so itself. */
    @Override
    public Optional<ModelDeployment> withoutPrograms() {
        return Optional.empty();
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    private void run() {
        var subject = new Subject("x", new Value.Members(Map.of()));
        grading.python(deployment())
                .orElseThrow()
                .run(deployment(), GradingContract.program("1"), subject);
    }

    @Test
    void a_hosts_failures_are_told_apart() {
        wire.server.misbehave(
                Misbehaviour.on("POST", RUN, new Fault.Status(503, "", Map.of())));
        assertThatThrownBy(this::run).isInstanceOf(ProviderFailure.Unavailable.class);
        wire.server.misbehave(Misbehaviour.on("POST", RUN, new Fault.DropBefore()));
        assertThatThrownBy(this::run).isInstanceOf(ProviderFailure.Unclear.class);
        wire.server.misbehave(
                Misbehaviour.on("POST", RUN, new Fault.Nonsense("application/json", "{}")));
        assertThatThrownBy(this::run).isInstanceOf(ProviderFailure.Unclear.class);
    }

    @Test
    void every_flag_and_detail_of_a_host_is_read() {
        var errors = new StringBuilder();
        for (var flag : GraderFlag.values()) {
            errors.append("\"").append(flag.word()).append("\":true,");
        }
        var answer =
                """
                {"reward":-1.5,"metadata":{"errors":{%s
                 "python_grader_server_error_type":"timeout",
                 "python_grader_runtime_error_details":"line 1\\nsk-abcdefghijklmnopqrstuvwxyz0123",
                 "model_grader_server_error_details":"gone"}}}
                """
                        .formatted(errors);

        var result =
                GraderJson.result(JsonMapper.shared().readTree(answer), PublicWords.STRICT)
                        .orElseThrow();

        assertThat(result.reward()).isEqualTo(-1.5);
        assertThat(result.errors().flags()).containsExactly(GraderFlag.values());
        assertThat(result.errors().pythonServerErrorType()).contains("timeout");
        assertThat(result.errors().pythonRuntimeDetails().orElse(""))
                .startsWith("line 1")
                .doesNotContain("sk-abc");
        assertThat(result.errors().modelServerDetails()).contains("gone");
    }
}
