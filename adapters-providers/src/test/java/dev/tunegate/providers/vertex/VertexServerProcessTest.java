package dev.tunegate.providers.vertex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.vertex.server.VertexServerProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server in a process of its own does what it is told from outside. */
class VertexServerProcessTest {

    private final VertexFixture vertex = new VertexFixture();
    @TempDir Path folder;

    @AfterEach
    void stop() {
        vertex.close();
    }

    @Test
    void it_errs_moves_and_counts_on_command() {
        try (var server = VertexServerProcess.start(folder)) {
            var at =
                    VertexFixture.deployment(
                            "gemini-2.5-flash", server.settings(), server.credentials());
            var file = VertexFixture.aFile(new FileId("file-ours0001"), VertexFixture.ROW);
            var job = JobFixture.aJob().at(at).createdAt(Clock.systemUTC().instant()).build();
            server.misbehave(
                    "{\"fault\":\"drop_after_bytes\",\"method\":\"PUT\",\"path\":\"/upload.*\","
                            + "\"bytes\":10}");
            var copy = vertex.files.store(at, file);
            var order =
                    new RunOrder(
                            job.id(),
                            job.request(),
                            new ProviderFiles(copy, Optional.empty()),
                            job.createdAt());

            server.misbehave("{\"fault\":\"drop_after\"}");
            assertThatThrownBy(() -> vertex.tuning.start(at, order)).isInstanceOf(Unclear.class);
            var run = vertex.tuning.find(at, order).orElseThrow();
            server.habit("{\"moves_when_looked_at\":true}");
            for (int looks = 0; looks < 4; looks++) {
                vertex.tuning.look(at, run.id());
            }

            assertThat(vertex.tuning.look(at, run.id()).orElseThrow().status())
                    .isEqualTo(JobStatus.SUCCEEDED);
            var state = server.state();
            assertThat(state.path("jobs_by_marker").path(Marker.of(job.id())).asInt()).isEqualTo(1);
            assertThat(state.path("objects")).hasSize(1);
            assertThat(state.path("bytes_received").asLong()).isGreaterThan(10);
        }
    }
}
