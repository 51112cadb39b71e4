package dev.tunegate.providers.bedrock;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.bedrock.server.BedrockWireProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server in a process of its own, as whole-house tests use it. */
class BedrockWireProcessTest {

    @Test
    void it_takes_files_and_jobs_and_errs_on_command(@TempDir Path folder) {
        try (var process = BedrockWireProcess.start(folder);
                var aws = new BedrockFixture()) {
            process.settings().forEach(aws::with);
            var provider = aws.bedrock.fineTuning();
            var order = aws.order(aJob());
            process.misbehave(
                    "{\"fault\":\"answer_lost\",\"line\":\"POST /model-customization-jobs\"}");

            assertThatThrownBy(() -> provider.start(aws.deployment(), order))
                    .isInstanceOf(Unclear.class);
            var found = provider.find(aws.deployment(), order).map(ProviderJob::id).orElseThrow();
            process.move(found.value(), "Completed");

            assertThat(process.jobsByMarker()).containsExactly(Map.entry(order.job().value(), 1L));
            assertThat(provider.look(aws.deployment(), found).map(ProviderJob::status))
                    .contains(JobStatus.SUCCEEDED);
            assertThat(process.state().path("objects").size()).isEqualTo(2);
            assertThat(aws.server.requests()).isEmpty();
        }
    }
}
