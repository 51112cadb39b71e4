package dev.tunegate.providers.openaiwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.DeploymentFixture;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.openaiwire.server.Manner;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import dev.tunegate.providers.openaiwire.server.WireServerProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wire server as a process of its own: it must do there what it does here. */
class WireServerProcessTest {

    @Test
    void it_is_commanded_and_asked_over_http(@TempDir Path folder) {
        try (var here = new WireFixture();
                var there = WireServerProcess.start(folder)) {
            var at =
                    DeploymentFixture.aDeployment()
                            .ofModel("gpt-4o-mini")
                            .reachedAt(there.address())
                            .withKey(OpenAiWireServer.KEY)
                            .build();
            var file = WireFixture.aFile(FileId.fresh(), "{}\n");
            var copy = here.wire.fileStore().store(at, file);
            var job = JobFixture.aJob().at(at).learningFrom(file.id()).build();
            var order =
                    new RunOrder(
                            job.id(),
                            job.request(),
                            new ProviderFiles(copy, Optional.empty()),
                            job.createdAt());
            there.misbehave("{\"fault\":\"drop_after\",\"path\":\"/fine_tuning/jobs\"}");
            there.habit("{\"moves_when_looked_at\":true}");
            var provider = here.wire.fineTuning();

            assertThatThrownBy(() -> provider.start(at, order)).isInstanceOf(Unclear.class);

            assertThat(there.jobsByMarker()).containsEntry(job.id().value(), 1L);
            assertThat(there.state().path("requests").path("POST /fine_tuning/jobs").asInt())
                    .isEqualTo(1);
            var run = provider.find(at, order).map(ProviderJob::id).orElseThrow();
            there.move(run.value(), "running");
            assertThat(provider.look(at, run).map(ProviderJob::status))
                    .contains(JobStatus.SUCCEEDED);
        }
    }

    @Test
    void it_can_resemble_others(@TempDir Path folder) throws Exception {
        try (var there = WireServerProcess.start(folder, Manner.AZURE_GA);
                var http = HttpClient.newHttpClient()) {
            var address = there.address() + "/openai/files?api-version=2024-10-21";
            var request =
                    HttpRequest.newBuilder(URI.create(address))
                            .header("api-key", OpenAiWireServer.KEY)
                            .build();

            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }
}
