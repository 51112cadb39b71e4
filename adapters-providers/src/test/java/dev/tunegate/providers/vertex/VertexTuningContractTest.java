package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProviderContract;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.ProviderJobId;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** Vertex AI's tuning jobs keep the contract of every provider. */
class VertexTuningContractTest implements FineTuningProviderContract {

    private final VertexFixture vertex = new VertexFixture();

    @Override
    public FineTuningProvider provider() {
        return vertex.tuning;
    }

    @Override
    public ModelDeployment deployment() {
        return vertex.deployment();
    }

    @Override
    public ProviderFiles files() {
        return new ProviderFiles(vertex.copy(new FileId("file-ours0001")), Optional.empty());
    }

    @Override
    public Clock clock() {
        return vertex.clock;
    }

    @Override
    public void letSucceed(ProviderJobId run) {
        vertex.server.move(run.value(), "JOB_STATE_SUCCEEDED");
    }

    @AfterEach
    void stop() {
        vertex.close();
    }
}
